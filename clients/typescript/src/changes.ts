import type { CleanBlogClient } from "./client.js";
import type { components, operations } from "./generated/schema.js";
import { CleanBlogError, isProblem } from "./problems.js";

type Query = Pick<NonNullable<operations["ReadChanges"]["parameters"]["query"]>, "kind" | "wait">;

/** In seconds; proxies often give up after 30. */
const wait = 20;

/**
 * What is created, changed or deleted from a cursor on, in the order of commits, until it is aborted or left. Apply a part and store its
 * `pagination.next_cursor` with it: whoever starts from that one misses nothing. A thing comes as it is now, so the same state can
 * come again. `after` is the stored cursor, `"now"` before the lists are read for the first time, or `"first"` for the oldest change that is
 * kept. `changes.cursor_too_old` and `cursor.invalid` say to start again.
 */
export async function* followChanges(
  client: CleanBlogClient,
  after: string,
  query: Query = {},
  init: { signal?: AbortSignal } = {},
): AsyncGenerator<components["schemas"]["ChangesResponse"], void> {
  for (;;) {
    // Who begins now reads the lists next, and needs the cursor for that at once.
    const patience = after === "now" ? {} : { wait, ...query };
    const asked = { limit: 100, ...(query.kind && { kind: query.kind }), ...patience, after };
    const { data, error, response } = await client.GET("/api/changes", { ...init, params: { query: asked } });

    if (data === undefined) {
      throw new CleanBlogError(response, isProblem(error) ? error : undefined);
    }

    const isNews = data.pagination.next_cursor !== after;
    after = data.pagination.next_cursor;

    if (isNews) {
      yield data;
    }
  }
}
