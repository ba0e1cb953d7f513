// Made by generate.mjs; change docs/ and run `npm run generate`.

/** What a problem's `code` can be. */
export type ProblemCode =
  | "request.malformed_json"
  | "request.malformed_form"
  | "request.body_missing"
  | "request.malformed"
  | "precondition.malformed"
  | "idempotency.key_invalid"
  | "auth.invalid_credentials"
  | "auth.token_missing"
  | "auth.token_invalid"
  | "auth.token_expired"
  | "post.drafts_need_sign_in"
  | "auth.administrators_only"
  | "user.not_yours"
  | "post.not_yours"
  | "request.route_not_found"
  | "user.not_found"
  | "post.not_found"
  | "request.method_not_allowed"
  | "request.not_acceptable"
  | "request.timeout"
  | "user.email_taken"
  | "user.last_administrator"
  | "conflict.concurrent_change"
  | "idempotency.in_flight"
  | "precondition.failed"
  | "request.too_large"
  | "request.unsupported_media_type"
  | "request.unsupported_charset"
  | "request.invalid"
  | "auth.credentials_in_url"
  | "idempotency.key_reused"
  | "precondition.required"
  | "server.error"
  | "server.database_unavailable";


/** What the `code` of a member of a problem's `errors` can be. */
export type MemberCode =
  | "value.required"
  | "value.invalid_type"
  | "value.out_of_range"
  | "paging.page_and_skip"
  | "text.too_short"
  | "text.too_long"
  | "text.blank"
  | "text.invalid_characters"
  | "email.invalid"
  | "email.reserved"
  | "password.no_upper_case"
  | "password.no_digit";
