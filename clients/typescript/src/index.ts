import type { components } from "./generated/schema.js";

export { followChanges } from "./changes.js";
export { type CleanBlogClient, type CleanBlogClientOptions, createCleanBlogClient } from "./client.js";
export { etagOf, ifMatch, ifNoneMatch, isNotModified, type Tagged, type Versioned } from "./conditional.js";
export type { MemberCode, ProblemCode } from "./generated/codes.js";
export type { components, operations, paths } from "./generated/schema.js";
export { allPosts, allUsers } from "./paging.js";
export { jsonPatch, type PatchOperation } from "./patching.js";
export { CleanBlogError, isProblem, type Problem } from "./problems.js";
export type { Fetch, RetryOptions } from "./retry.js";
export { createSession, type Session, type SessionOptions } from "./session.js";
export { streamPosts, streamUsers } from "./streaming.js";

export type Post = components["schemas"]["PostResponse"];
export type User = components["schemas"]["UserResponse"];
