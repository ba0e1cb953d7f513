import { randomUUID } from "#uuid";
import { type CleanBlogClientOptions, createCleanBlogClient } from "./client.js";
import type { components } from "./generated/schema.js";
import { CleanBlogError, isProblem } from "./problems.js";

export interface SessionOptions extends Omit<CleanBlogClientOptions, "token"> {
  /**
   * Stores each new refresh token, before it is used, for a later `continue`; `undefined` asks to delete it, for the session has ended.
   * Whoever can read it is signed in.
   */
  keep?: (refreshToken: string | undefined) => void | Promise<void>;
}

/** Stays signed in. One session is for one process or page. */
export interface Session {
  /**
   * The access token, for the `token` of a client; none before a login and after a logout. It is renewed shortly before it expires, once for all
   * calls that wait for it. From the time the server refuses that until the next login, `auth.refresh_token_invalid` is thrown: log in again.
   */
  token: () => Promise<string | undefined>;

  /** Begins a session. One that was begun before is forgotten, and not ended. */
  logIn: (email: string, password: string) => Promise<void>;

  /** Goes on with a session whose refresh token was stored, and renews it at once. Where that fails for now, the next call tries it again. */
  continue: (refreshToken: string) => Promise<void>;

  /** Ends the session, here and at the server. Where the server cannot be told, it goes on. */
  logOut: () => Promise<void>;
}

interface Tokens {
  refreshToken: string;

  /** Names the renewal, so that an answer which was lost, however long ago, comes again instead of ending the session. */
  key: string;

  /** When the renewal was asked for first; from then on its answer counts. */
  asked?: number;

  accessToken?: string;
  renewAt: number;
}

/** How long before its end an access token is renewed, in milliseconds. */
const margin = 30_000;

/** How long a login, renewal or logout may take with its retries, in milliseconds; calls wait for it. */
const patience = 30_000;

export function createSession({ keep = () => {}, ...options }: SessionOptions): Session {
  const client = createCleanBlogClient(options);
  let tokens: Tokens | undefined;
  let end: CleanBlogError | undefined;
  let renewal: Promise<void> | undefined;
  let lastTurn: Promise<void> = Promise.resolve();

  /** Login, renewal and logout, one at a time. */
  function inTurn(change: () => void | Promise<void>): Promise<void> {
    lastTurn = lastTurn.then(change, change);
    return lastTurn;
  }

  async function token(): Promise<string | undefined> {
    if (end !== undefined) {
      throw end;
    }

    if (tokens !== undefined && !isFresh(tokens)) {
      renewal ??= inTurn(renew).finally(() => (renewal = undefined));
      await renewal;
    }

    return tokens?.accessToken;
  }

  async function renew(): Promise<void> {
    try {
      // An answer that was lost, and comes again long after, brings an access token of that time; but the refresh token is the next one.
      for (let attempt = 0; attempt < 2 && tokens !== undefined && !isFresh(tokens); attempt++) {
        const { refreshToken, key } = tokens;
        tokens.asked ??= Date.now();
        await adopt(tokens.asked, await answerOf(client.POST("/api/auth/refresh", { ...init(), headers: { "Idempotency-Key": key }, body: { refresh_token: refreshToken } })));
      }
    } catch (error) {
      if (error instanceof CleanBlogError && isProblem(error.problem, "auth.refresh_token_invalid")) {
        [tokens, end] = [undefined, error];
        await keep(undefined);
      }

      throw error;
    }
  }

  async function adopt(asked: number, answer: components["schemas"]["TokenResponse"]): Promise<void> {
    const lifetime = answer.expires_in * 1000;
    const renewAt = asked + Math.max(lifetime - margin, lifetime / 2);

    await keep(answer.refresh_token);
    [tokens, end] = [{ refreshToken: answer.refresh_token, key: randomUUID(), accessToken: answer.access_token, renewAt }, undefined];
  }

  return {
    token,

    logIn: (email, password) =>
      inTurn(async () => {
        const asked = Date.now();
        await adopt(asked, await answerOf(client.POST("/api/auth/login", { ...init(), body: { email, password } })));
      }),

    async continue(refreshToken) {
      await inTurn(() => void ([tokens, end] = [{ refreshToken, key: randomUUID(), renewAt: 0 }, undefined]));
      await token();
    },

    logOut: () =>
      inTurn(async () => {
        if (tokens !== undefined) {
          await answerOf(client.POST("/api/auth/revoke", { ...init(), body: { token: tokens.refreshToken } }));
        }

        [tokens, end] = [undefined, undefined];
        await keep(undefined);
      }),
  };
}

const init = () => ({ signal: AbortSignal.timeout(patience) });

const isFresh = ({ renewAt }: Tokens): boolean => Date.now() < renewAt;

async function answerOf<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await call;

  if (!response.ok) {
    throw new CleanBlogError(response, isProblem(error) ? error : undefined);
  }

  return data as Data;
}
