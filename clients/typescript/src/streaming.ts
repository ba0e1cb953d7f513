import type { CleanBlogClient } from "./client.js";
import type { components, operations } from "./generated/schema.js";
import { CleanBlogError, isProblem } from "./problems.js";

type Query<Operation extends keyof operations> = Omit<
  NonNullable<operations[Operation]["parameters"]["query"]>,
  "page" | "limit" | "skip" | "cursor" | "include_total" | "fields"
>;

type Post = components["schemas"]["PostResponse"];
type User = components["schemas"]["UserResponse"];

const lines = { Accept: "application/x-ndjson" };

/**
 * Every published post, or with `published: false` every draft that the caller may see, with one request, as one state of the database.
 * With `fields` each item has these alone.
 */
export function streamPosts(client: CleanBlogClient, query?: Query<"ListPosts">, init?: { signal?: AbortSignal }): AsyncGenerator<Post, void>;
export function streamPosts<Field extends keyof Post>(
  client: CleanBlogClient,
  query: Query<"ListPosts"> & { fields: Field[] },
  init?: { signal?: AbortSignal },
): AsyncGenerator<Pick<Post, Field>, void>;
export function streamPosts(
  client: CleanBlogClient,
  { fields, ...query }: Query<"ListPosts"> & { fields?: string[] } = {},
  init: { signal?: AbortSignal } = {},
): AsyncGenerator<unknown, void> {
  const asked = { ...query, ...(fields && { fields: fields.join(",") }) };
  return read(() => client.GET("/api/posts", { ...init, params: { query: asked }, headers: lines, parseAs: "stream" }));
}

/** Every user, in the same way. */
export function streamUsers(client: CleanBlogClient, query?: Query<"ListUsers">, init?: { signal?: AbortSignal }): AsyncGenerator<User, void>;
export function streamUsers<Field extends keyof User>(
  client: CleanBlogClient,
  query: Query<"ListUsers"> & { fields: Field[] },
  init?: { signal?: AbortSignal },
): AsyncGenerator<Pick<User, Field>, void>;
export function streamUsers(
  client: CleanBlogClient,
  { fields, ...query }: Query<"ListUsers"> & { fields?: string[] } = {},
  init: { signal?: AbortSignal } = {},
): AsyncGenerator<unknown, void> {
  const asked = { ...query, ...(fields && { fields: fields.join(",") }) };
  return read(() => client.GET("/api/users", { ...init, params: { query: asked }, headers: lines, parseAs: "stream" }));
}

interface Answer {
  data?: ReadableStream<Uint8Array> | null;
  error?: unknown;
  response: Response;
}

/** An item a line, as the bytes come. What breaks off throws; what is left alone is cancelled. */
async function* read(send: () => Promise<Answer>): AsyncGenerator<unknown, void> {
  const { data, error, response } = await send();

  if (!response.ok) {
    throw new CleanBlogError(response, isProblem(error) ? error : undefined);
  }

  const reader = (data ?? new Blob([]).stream()).getReader();
  const decoder = new TextDecoder();
  let rest = "";

  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const texts = (rest + decoder.decode(part.value, { stream: true })).split("\n");
      rest = texts.pop() ?? "";

      for (const text of texts) {
        yield JSON.parse(text);
      }
    }
  } finally {
    await reader.cancel();
  }
}
