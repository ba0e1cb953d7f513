import type { CleanBlogClient } from "./client.js";
import type { components, operations } from "./generated/schema.js";
import { CleanBlogError, isProblem } from "./problems.js";

type Query<Operation extends keyof operations> = Omit<NonNullable<operations[Operation]["parameters"]["query"]>, "page" | "skip">;

/** Every published post, or with `published: false` every draft that the caller may see, the newest first. */
export function allPosts(
  client: CleanBlogClient,
  query: Query<"ListPosts"> = {},
  init: { signal?: AbortSignal } = {},
): AsyncGenerator<components["schemas"]["PostResponse"], void> {
  return follow((page) => client.GET("/api/posts", { ...init, params: { query: { limit: 100, ...query, page } } }));
}

/** Every user, the newest first. */
export function allUsers(
  client: CleanBlogClient,
  query: Query<"ListUsers"> = {},
  init: { signal?: AbortSignal } = {},
): AsyncGenerator<components["schemas"]["UserResponse"], void> {
  return follow((page) => client.GET("/api/users", { ...init, params: { query: { limit: 100, ...query, page } } }));
}

interface Answer<Item> {
  data?: { data: Item[]; pagination: components["schemas"]["Pagination"] };
  error?: unknown;
  response: Response;
}

/** Asks for a page when the one before it is used up. */
async function* follow<Item>(read: (page: number) => Promise<Answer<Item>>): AsyncGenerator<Item, void> {
  for (let page = 1, pages = 1; page <= pages; page++) {
    const { data, error, response } = await read(page);

    if (data === undefined) {
      throw new CleanBlogError(response, isProblem(error) ? error : undefined);
    }

    yield* data.data;
    pages = data.pagination.total_pages;
  }
}
