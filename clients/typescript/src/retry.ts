import { isProblem } from "./problems.js";

export type Fetch = (request: Request) => Promise<Response>;

export interface RetryOptions {
  /** How often a request is repeated at the most; 3 unless given. */
  retries?: number;

  /** The longest pause before the first retry, in milliseconds; it doubles with each. 250 unless given. */
  minDelay?: number;

  /** The longest pause of all, in milliseconds; where the server asks for a longer one, there is no retry. 10 000 unless given. */
  maxDelay?: number;
}

/** Repeats requests that failed for a passing reason, where a second one has no second effect. */
export function withRetries(fetch: Fetch, options: RetryOptions = {}): Fetch {
  const { retries = 3, minDelay = 250, maxDelay = 10_000 } = options;

  return async (request) => {
    for (let repeated = 0; ; repeated++) {
      const [outcome] = await Promise.allSettled([receive(fetch, request.clone())]);
      const pause = askedPause(outcome) ?? Math.random() * Math.min(maxDelay, minDelay * 2 ** repeated);

      if (repeated < retries && pause <= maxDelay && isRepeatable(request) && isPassing(outcome)) {
        await wait(pause, request.signal);
      } else if (outcome.status === "fulfilled") {
        return outcome.value.response;
      } else {
        throw outcome.reason;
      }
    }
  };
}

interface Answer {
  response: Response;
  text: string;
}

/** Reads the whole body, so that an answer that is cut short counts as lost; but for a stream, which is read as it comes. */
async function receive(fetch: Fetch, request: Request): Promise<Answer> {
  const response = await fetch(request);
  const isStream = response.headers.get("Content-Type")?.match(/^(application\/x-ndjson|text\/event-stream)\b/);
  return { response, text: isStream ? "" : await response.clone().text() };
}

/** With `If-Match`, a repeated PUT or DELETE would be refused because the first one succeeded. */
function isRepeatable({ method, headers }: Request): boolean {
  switch (method) {
    case "GET":
    case "HEAD":
    case "OPTIONS":
      return true;
    case "POST":
    case "PATCH":
      return headers.has("Idempotency-Key");
    case "PUT":
    case "DELETE":
      return !headers.has("If-Match");
    default:
      return false;
  }
}

function isPassing(outcome: PromiseSettledResult<Answer>): boolean {
  if (outcome.status === "rejected") {
    // What a fetch rejects with where the network fails; an abort has another reason.
    return outcome.reason instanceof TypeError;
  }

  const { response, text } = outcome.value;
  switch (response.status) {
    case 408:
    case 429:
    case 502:
    case 503:
    case 504:
      return true;
    case 409:
      return isProblem(problemOf(response, text), "idempotency.in_flight");
    default:
      return false;
  }
}

function problemOf({ headers }: Response, text: string): unknown {
  return headers.get("Content-Type")?.startsWith("application/problem+json") ? JSON.parse(text) : undefined;
}

/** The pause of `Retry-After`, which holds seconds or a date, in milliseconds. */
function askedPause(outcome: PromiseSettledResult<Answer>): number | undefined {
  const asked = outcome.status === "fulfilled" ? outcome.value.response.headers.get("Retry-After") : null;
  if (asked === null) {
    return undefined;
  }

  const milliseconds = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();

  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };

    signal.addEventListener("abort", stop, { once: true });
  });
}
