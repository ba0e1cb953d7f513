import type { CleanBlogClient } from "./client.js";
import type { components, operations } from "./generated/schema.js";
import { CleanBlogError, isProblem } from "./problems.js";

type Query<Operation extends keyof operations> = Omit<NonNullable<operations[Operation]["parameters"]["query"]>, "page" | "skip" | "cursor" | "include_total" | "fields">;

/** Every published post, or with `published: false` every draft that the caller may see, the newest first unless `sort` says otherwise. */
export function allPosts(
  client: CleanBlogClient,
  query: Query<"ListPosts"> = {},
  init: { signal?: AbortSignal } = {},
): AsyncGenerator<components["schemas"]["PostResponse"], void> {
  return follow((cursor) => client.GET("/api/posts", { ...init, params: { query: { limit: 100, ...query, cursor } } }));
}

/** Every user, the newest first unless `sort` says otherwise. */
export function allUsers(
  client: CleanBlogClient,
  query: Query<"ListUsers"> = {},
  init: { signal?: AbortSignal } = {},
): AsyncGenerator<components["schemas"]["UserResponse"], void> {
  return follow((cursor) => client.GET("/api/users", { ...init, params: { query: { limit: 100, ...query, cursor } } }));
}

interface Answer<Item> {
  data?: { data: Item[]; pagination: components["schemas"]["Pagination"] };
  error?: unknown;
  response: Response;
}

/** Asks for a page when the one before it is used up. What was there throughout comes once, whatever is written meanwhile. */
async function* follow<Item>(read: (cursor: string) => Promise<Answer<Item>>): AsyncGenerator<Item, void> {
  for (let cursor: string | undefined = "first"; cursor !== undefined; ) {
    const { data, error, response }: Answer<Item> = await read(cursor);

    if (data === undefined) {
      throw new CleanBlogError(response, isProblem(error) ? error : undefined);
    }

    yield* data.data;
    cursor = data.pagination.next_cursor;
  }
}
