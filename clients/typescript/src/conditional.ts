/** A post or a user: something that counts its changes. */
export interface Versioned {
  version: number;
}

/** The entity tag of an answer, of a post or user, or as it was kept. */
export type Tagged = Response | Versioned | string;

/** The entity tag of a post or user: of its `version`, or of the answer that brought it. */
export function etagOf(tagged: Tagged): string {
  if (typeof tagged === "string") {
    return tagged;
  }

  if ("version" in tagged) {
    return `"${tagged.version}"`;
  }

  const etag = tagged.headers.get("ETag");
  if (etag === null) {
    throw new TypeError(`The answer of ${tagged.url} has no ETag that could be read.`);
  }

  return etag;
}

/** Headers for a write that is to happen only if nothing changed since; else `precondition.failed` is answered. */
export function ifMatch(tagged: Tagged): { "If-Match": string } {
  return { "If-Match": etagOf(tagged) };
}

/** Headers for a read that wants the body only if something changed since; else 304 is answered. */
export function ifNoneMatch(tagged: Tagged): { "If-None-Match": string } {
  return { "If-None-Match": etagOf(tagged) };
}

/** Whether what was read before still holds; then there is neither data nor a problem. */
export function isNotModified(response: Response): boolean {
  return response.status === 304;
}
