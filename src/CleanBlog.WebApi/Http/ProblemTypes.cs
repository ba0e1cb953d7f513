using System.Collections.Frozen;
using CleanBlog.Application.Changes;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.WebApi.Http.Patching;
using CleanBlog.WebApi.Http.Selecting;

namespace CleanBlog.WebApi.Http;

/// <summary>The table of errors: every <c>code</c> that an answer can carry. docs/errors.md repeats it for readers; a test compares the two.</summary>
public static class ProblemTypes
{
    public static readonly ProblemType MalformedJson = new(400, "request.malformed_json", "Malformed JSON", "The body is not JSON (RFC 8259): check quotes, commas, brackets, UTF-8 and nesting (at most 64 levels).");
    public static readonly ProblemType MalformedForm = new(400, "request.malformed_form", "Malformed form", "The body is not a form in application/x-www-form-urlencoded with the fields of this route: username and password, refresh_token, or token.");
    public static readonly ProblemType BodyMissing = new(400, "request.body_missing", "Body missing", "This request needs a body.");
    public static readonly ProblemType BadRequest = new(400, "request.malformed", "Malformed request", "The request is not well-formed HTTP.");
    public static readonly ProblemType MalformedPrecondition = new(400, "precondition.malformed", "Malformed If-Match", "If-Match takes *, or entity tags in quotes as an ETag field shows them: If-Match: \"3\".");
    public static readonly ProblemType MalformedIdempotencyKey = new(400, "idempotency.key_invalid", "Malformed Idempotency-Key", "One Idempotency-Key of 1 to 255 visible ASCII characters, such as a UUID; quotes around it are no part of it.");
    public static readonly ProblemType TokenMissing = new(401, "auth.token_missing", "Sign-in needed", "Send an access token: Authorization: Bearer <token>. POST /api/auth/login gives one.");
    public static readonly ProblemType TokenInvalid = new(401, "auth.token_invalid", "Token refused", "The access token is not valid, its session has ended, or its user is gone or not active. Log in again.");
    public static readonly ProblemType TokenExpired = new(401, "auth.token_expired", "Token expired", "The access token has expired. Get another one by POST /api/auth/refresh, or log in again.");
    public static readonly ProblemType AdministratorsOnly = new(403, "auth.administrators_only", "Administrators only", "Only administrators may do this.");
    public static readonly ProblemType RouteNotFound = new(404, "request.route_not_found", "No such route", "There is nothing at this address. /api/openapi.json lists what there is.");
    public static readonly ProblemType MethodNotAllowed = new(405, "request.method_not_allowed", "Method not allowed", "This address does not take this method; the Allow field names those it takes.");
    public static readonly ProblemType NotAcceptable = new(406, "request.not_acceptable", "Not acceptable", "The Accept field takes none of the media types that this address gives; it gives application/json.");
    public static readonly ProblemType Timeout = new(408, "request.timeout", "Request too slow", "The body did not arrive in time.");
    public static readonly ProblemType IdempotencyInFlight = ProblemType.Of(IdempotencyErrors.InFlight, "Request in flight") with { RetryAfter = 1 };
    public static readonly ProblemType PreconditionFailed = ProblemType.Of(new UnexpectedRevision(Current: null), "Precondition failed");
    public static readonly ProblemType TooLarge = new(413, "request.too_large", "Body too large", "The body is larger than this route takes.");
    public static readonly ProblemType UnsupportedMediaType = new(415, "request.unsupported_media_type", "Unsupported media type", "Send the body as application/json (or as the form that this route documents) and say so in Content-Type.");
    public static readonly ProblemType UnsupportedCharset = new(415, "request.unsupported_charset", "Unsupported charset", "Send the body in UTF-8: JSON knows no other (RFC 8259 §8.1).");
    public static readonly ProblemType Invalid = new(422, "request.invalid", "Invalid request", "The request breaks one or more rules; 'errors' names each.");
    public static readonly ProblemType CredentialsInUrl = new(422, "auth.credentials_in_url", "Credentials in the URL", "Send passwords and tokens in the body, as JSON or as a form: URLs end up in logs. Change this password, or end this session, if others can read those.");
    public static readonly ProblemType PreconditionRequired = new(428, "precondition.required", "If-Match needed", "Say by If-Match which revision this write expects: the ETag of what was read, or * for any.");
    public static readonly ProblemType RateLimited = ProblemType.Of(new RateExceeded(TimeSpan.Zero), "Too many requests");
    public static readonly ProblemType TooManyAtOnce = ProblemType.Of(PlaceErrors.TooMany, "Too many at once") with { RetryAfter = 5 };
    public static readonly ProblemType InternalError = new(500, "server.error", "Internal error", "Something failed here. The log has the reason under the trace id.");
    public static readonly ProblemType DatabaseUnavailable = new(503, "server.database_unavailable", "Database unavailable", "The database does not answer. Try again later; a write may have been stored all the same.") { RetryAfter = 5 };
    public static readonly ProblemType TooManyStreams = new(503, "server.too_many_streams", "Too many streams", "As many streams run as this instance takes. Try again later, or read page by page.") { RetryAfter = 5 };

    /// <summary>Rows for the members of <c>errors</c>, which never stand alone.</summary>
    public static readonly IReadOnlyList<ProblemType> OfMembers =
    [
        new(422, RequestErrors.RequiredCode, "Missing", "The member or parameter is required."),
        new(422, RequestErrors.TypeCode, "Wrong type", "The value is not of the documented type, or not one of the allowed values."),
        new(422, RequestErrors.RangeCode, "Out of range", "The number lies outside the documented bounds."),
        ProblemType.Of(RequestErrors.PageAndSkip, "Page and skip"),
        ProblemType.Of(RequestErrors.CursorAndPage, "Cursor and page"),
        ProblemType.Of(RequestErrors.TotalWithoutCursor, "Total without cursor"),
        ProblemType.Of(RequestErrors.PartOfStream, "Part of a stream"),
        ProblemType.Of(SelectionErrors.MalformedFilter, "Malformed filter"),
        ProblemType.Of(SelectionErrors.UnknownField([]), "No such field to filter by") with { Detail = "The collection cannot be filtered by this field; the detail names those by which it can." },
        ProblemType.Of(SelectionErrors.UnknownOperator("field", []), "No such operator") with { Detail = "The field cannot be compared like this; the detail names its operators." },
        ProblemType.Of(SelectionErrors.TooManyFilters, "Too many filters"),
        ProblemType.Of(SelectionErrors.TooManyValues, "Too many values"),
        ProblemType.Of(SelectionErrors.UnknownSort([]), "No such field to sort by") with { Detail = "The collection cannot be sorted by this field; the detail names those by which it can." },
        ProblemType.Of(SelectionErrors.SortedTwice("field"), "Sorted twice") with { Detail = "The sort names a field twice." },
        ProblemType.Of(SelectionErrors.UnknownMember([]), "No such field to show") with { Detail = "The items have no such member; the detail names those that they have." },
        ProblemType.Of(SelectionErrors.UnknownExpansion([]), "No such field to expand") with { Detail = "Nothing of this name can be expanded; the detail names what can." },
        ProblemType.Of(TextErrors.TooShort("text", 1), "Too short") with { Detail = "The text has fewer characters (Unicode code points) than it must." },
        ProblemType.Of(TextErrors.TooLong("text", 1), "Too long") with { Detail = "The text has more characters (Unicode code points) or bytes than it may." },
        ProblemType.Of(TextErrors.Blank("text"), "Blank") with { Detail = "The text is nothing but white space." },
        ProblemType.Of(TextErrors.InvalidCharacters("text"), "Invalid characters") with { Detail = "The text holds U+0000 or a surrogate without its other half." },
        ProblemType.Of(UserErrors.InvalidEmail, "Not an e-mail address"),
        ProblemType.Of(UserErrors.ReservedEmail, "Reserved e-mail address"),
        ProblemType.Of(UserErrors.WrongPassword, "Wrong password"),
        ProblemType.Of(UserErrors.PasswordWithoutUpperCase, "No upper-case letter"),
        ProblemType.Of(UserErrors.PasswordWithoutDigit, "No digit"),
        ProblemType.Of(UserErrors.PasswordPersonal, "Personal password"),
        ProblemType.Of(UserErrors.PasswordTooCommon, "Easily guessed"),
    ];

    /// <summary>Rows that can be the <c>code</c> of a problem.</summary>
    public static readonly IReadOnlyList<ProblemType> OfProblems =
    [
        MalformedJson, MalformedForm, BodyMissing, BadRequest, MalformedPrecondition, MalformedIdempotencyKey,
        ProblemType.Of(CursorErrors.Invalid, "Cursor refused"),
        ProblemType.Of(CursorErrors.Expired, "Cursor expired"),
        ProblemType.Of(UserErrors.InvalidCredentials, "Login refused"),
        ProblemType.Of(SessionErrors.RefreshTokenInvalid, "Refresh refused"),
        TokenMissing, TokenInvalid, TokenExpired,
        ProblemType.Of(PostErrors.DraftsNeedSignIn, "Sign-in needed"),
        AdministratorsOnly,
        ProblemType.Of(UserErrors.RegistrationClosed, "Registration closed"),
        ProblemType.Of(InvitationErrors.Invalid, "Invitation needed"),
        ProblemType.Of(UserErrors.DirectoryClosed, "Directory closed"),
        ProblemType.Of(UserErrors.NotYours, "Not your account"),
        ProblemType.Of(PostErrors.NotYours, "Not your post"),
        RouteNotFound,
        ProblemType.Of(UserErrors.NotFound, "No such user"),
        ProblemType.Of(PostErrors.NotFound, "No such post"),
        ProblemType.Of(SessionErrors.NotFound, "No such session"),
        ProblemType.Of(InvitationErrors.NotFound, "No such invitation"),
        MethodNotAllowed, NotAcceptable, Timeout,
        ProblemType.Of(UserErrors.EmailTaken, "E-mail address taken"),
        ProblemType.Of(UserErrors.LastAdministrator, "Last administrator"),
        ProblemType.Of(InvitationErrors.Used, "Invitation used"),
        ProblemType.Of(CommitErrors.ConcurrentChange, "Concurrent change"),
        ProblemType.Of(PatchErrors.PathNotFound, "No such place"),
        ProblemType.Of(PatchErrors.TestFailed, "Test failed"),
        IdempotencyInFlight,
        ProblemType.Of(ChangeErrors.TooOld, "Cursor too old"),
        PreconditionFailed,
        TooLarge, UnsupportedMediaType, UnsupportedCharset, Invalid,
        ProblemType.Of(PatchErrors.TooLarge, "Patch too large"),
        CredentialsInUrl,
        ProblemType.Of(IdempotencyErrors.KeyReused, "Idempotency-Key reused"),
        PreconditionRequired, RateLimited, TooManyAtOnce, InternalError,
        ProblemType.Of(PasswordErrors.Busy, "Server busy") with { RetryAfter = 5 },
        ProblemType.Of(ChangeErrors.TooManyReaders, "Too many readers") with { RetryAfter = 5 },
        TooManyStreams, DatabaseUnavailable,
    ];

    private static readonly FrozenDictionary<string, ProblemType> ByCode =
        OfProblems.ToFrozenDictionary(type => type.Code, StringComparer.Ordinal);

    public static ProblemType Of(Error error) =>
        ByCode.TryGetValue(error.Code, out var type) ? type : ProblemType.Of(error, Invalid.Title);
}
