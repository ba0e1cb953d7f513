/** One operation of a JSON Patch (RFC 6902). Paths are JSON Pointers, such as `/title`. */
export type PatchOperation =
  | { op: "add" | "replace" | "test"; path: string; value: unknown }
  | { op: "remove"; path: string }
  | { op: "move" | "copy"; from: string; path: string };

/** Makes a PATCH one by JSON Patch: `client.PATCH(path, { params, ...jsonPatch(operations, ifMatch(post)) })`. All of it happens or nothing. */
export function jsonPatch(operations: PatchOperation[], headers: Record<string, string> = {}) {
  return {
    headers: { ...headers, "Content-Type": "application/json-patch+json" },
    body: {},
    bodySerializer: () => JSON.stringify(operations),
  };
}
