import createClient, { type Client, type Middleware } from "openapi-fetch";
import { randomUUID } from "#uuid";
import type { paths } from "./generated/schema.js";
import { type Fetch, type RetryOptions, withRetries } from "./retry.js";

/** Every operation of the API by method and path: `client.GET("/api/posts/{id}", { params: { path: { id } } })`. */
export type CleanBlogClient = Client<paths, Media>;

/** Of the media types of an answer, those that are one JSON document. */
type Media = `${string}/json` | `${string}/${string}+json`;

export interface CleanBlogClientOptions {
  /** Where the server is, without `/api`: `https://blog.example.com`. */
  baseUrl: string;

  /** The access token, or a function that is asked for it before each call, such as a session's; without one, calls are anonymous. */
  token?: string | (() => string | undefined | Promise<string | undefined>);

  /** Sends a request; the platform's own unless given. It is called again for each retry. */
  fetch?: Fetch;

  /** How often and how patiently to repeat what may be repeated; false for never. */
  retry?: RetryOptions | false;
}

/**
 * A client that signs in, repeats what is safe to repeat, and marks every POST and PATCH with a key, by which
 * the server knows a repeated one and gives the first answer again.
 */
export function createCleanBlogClient(options: CleanBlogClientOptions): CleanBlogClient {
  const { baseUrl, token, fetch = (request) => globalThis.fetch(request), retry = {} } = options;
  const client = createClient<paths, Media>({ baseUrl, fetch: retry === false ? fetch : withRetries(fetch, retry) });

  client.use(signedIn(token), idempotent);
  return client;
}

function signedIn(token: CleanBlogClientOptions["token"]): Middleware {
  return {
    async onRequest({ request, schemaPath }) {
      // A token function may log in and refresh with this very client. Only a logout says by its token whose session it ends.
      const needsNone = schemaPath.startsWith("/api/auth/") && schemaPath !== "/api/auth/logout";
      if (needsNone || request.headers.has("Authorization")) {
        return;
      }

      const value = typeof token === "function" ? await token() : token;
      if (value !== undefined) {
        request.headers.set("Authorization", `Bearer ${value}`);
      }
    },
  };
}

const idempotent: Middleware = {
  onRequest({ request }) {
    if ((request.method === "POST" || request.method === "PATCH") && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", randomUUID());
    }
  },
};
