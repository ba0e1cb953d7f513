import type { MemberCode, ProblemCode } from "./generated/codes.js";
import type { components } from "./generated/schema.js";

/** Also what a newer server may say. */
type Open<Code extends string> = Code | (string & {});

/** Why a request failed (RFC 9457). Decide by `code`. */
export type Problem<Code extends string = Open<ProblemCode>> = components["schemas"]["Problem"] & {
  code: Code;
  errors?: { code: Open<MemberCode> }[];
};

/** Whether this is a problem of the server's, with one of these codes if any are given; a proxy may answer something else. */
export function isProblem(error: unknown): error is Problem;
export function isProblem<Code extends ProblemCode>(error: unknown, ...codes: [Code, ...Code[]]): error is Problem<Code>;
export function isProblem(error: unknown, ...codes: string[]): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    typeof error.code === "string" &&
    "status" in error &&
    typeof error.status === "number" &&
    (codes.length === 0 || codes.includes(error.code))
  );
}

/** A failure where there is no result to tell it by, such as half-way through a list. */
export class CleanBlogError extends Error {
  override readonly name = "CleanBlogError";

  constructor(
    /** What was answered, with its body read. */
    readonly response: Response,
    /** The problem, unless something between here and the server answered. */
    readonly problem: Problem | undefined,
  ) {
    super(problem ? `${problem.code}: ${problem.detail}` : `${response.url} answered ${response.status}.`);
  }
}
