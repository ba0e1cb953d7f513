using CleanBlog.Application.Audit;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.WebApi.Http.Patching;
using CleanBlog.WebApi.Http.Validation;
using Microsoft.AspNetCore.Mvc;

namespace CleanBlog.WebApi.Users;

/// <summary>Who wants an account.</summary>
/// <param name="Email">At most 255 characters; trimmed and lower-cased. One account an address.</param>
/// <param name="FirstName">1 to 100 characters, not blank; kept as sent.</param>
/// <param name="LastName">1 to 100 characters, not blank; kept as sent.</param>
/// <param name="Password">8 to 255 characters with an upper-case letter and a digit, unless the operator set other rules; none that is easily guessed, and no word of one's names or address. Hashed whole, in Unicode's form KC.</param>
/// <param name="Invitation">The token of an invitation, which gives its role and is used up; needed where accounts are opened by invitation only.</param>
public sealed record RegisterRequest(
    [property: Mandatory, Email] string Email,
    [property: Mandatory, FirstName] string FirstName,
    [property: Mandatory, LastName] string LastName,
    [property: Mandatory, NewPassword] string Password,
    string? Invitation = null);

/// <summary>What of a user can change; what is left out stays as it is.</summary>
/// <param name="FirstName">1 to 100 characters, not blank.</param>
/// <param name="LastName">1 to 100 characters, not blank.</param>
public sealed record RenameUserRequest(
    [property: Mandatory, FirstName] string FirstName,
    [property: Mandatory, LastName] string LastName) : IPatchDocument
{
    internal static RenameUserRequest Of(UserNames names) => new(names.FirstName, names.LastName);

    internal UserNames ToNames() => new(FirstName, LastName);
}

/// <summary>Another password for one's own account.</summary>
/// <param name="CurrentPassword">The one that signs in today.</param>
/// <param name="NewPassword">By the rules of a registration.</param>
public sealed record ChangePasswordRequest(
    [property: Mandatory] string CurrentPassword,
    [property: Mandatory, NewPassword] string NewPassword);

/// <summary>Another address for one's own account.</summary>
/// <param name="Email">At most 255 characters; trimmed and lower-cased. One account an address.</param>
/// <param name="CurrentPassword">The one that signs in.</param>
public sealed record ChangeEmailRequest(
    [property: Mandatory, Email] string Email,
    [property: Mandatory] string CurrentPassword);

/// <summary>What deletes one's own account.</summary>
/// <param name="CurrentPassword">The one that signs in.</param>
/// <param name="Posts">What becomes of the published posts: <c>keep</c>, also where it is left out, or <c>delete</c>.</param>
public sealed record DeleteMeRequest(
    [property: Mandatory] string CurrentPassword,
    [property: OneOf(DeletionQuery.Keep, DeletionQuery.Delete)] string? Posts = null);

/// <summary>How a user is deleted.</summary>
public sealed record DeletionQuery
{
    internal const string Keep = "keep";
    internal const string Delete = "delete";

    /// <summary>What becomes of the published posts: <c>keep</c>, also where it is left out, or <c>delete</c>.</summary>
    [FromQuery(Name = "posts")]
    [OneOf(Keep, Delete)]
    public string? Posts { get; init; }
}

/// <summary>Which users.</summary>
public sealed record UserFilter
{
    /// <summary>Words that are all in the address or the names, in any order; letter case and accents make no difference.</summary>
    [FromQuery(Name = "q")]
    [SearchText]
    public string? Q { get; init; }
}

/// <summary>The role to give.</summary>
/// <param name="Role"><c>user</c> or <c>admin</c>.</param>
public sealed record AssignRoleRequest([property: Mandatory, OneOf("user", "admin")] string Role);

/// <summary>Whether the user may sign in.</summary>
/// <param name="IsActive">False shuts the user out from the next request on.</param>
public sealed record ChangeActivationRequest([property: Mandatory] bool? IsActive);

/// <summary>The tokens of a session (RFC 6749 §5.1).</summary>
/// <param name="AccessToken">For <c>Authorization: Bearer</c>.</param>
/// <param name="TokenType">Always <c>bearer</c>.</param>
/// <param name="ExpiresIn">Seconds from now until the access token expires.</param>
/// <param name="RefreshToken">For <c>POST /api/auth/refresh</c>, once. Keep it as secret as a password.</param>
/// <param name="RefreshTokenExpiresIn">Seconds from now until the session ends if it is not refreshed.</param>
public sealed record TokenResponse(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken, int RefreshTokenExpiresIn)
{
    internal static TokenResponse Of(IssuedTokens tokens) =>
        new(tokens.Access.Value, "bearer", (int)tokens.Access.Lifetime.TotalSeconds, tokens.Refresh.Value, (int)tokens.RefreshLifetime.TotalSeconds);
}

/// <summary>All that is kept of the caller. It is written as it is read, so each list is of its own moment.</summary>
/// <param name="User">The account; neither the password nor its hash.</param>
/// <param name="Sessions">Where the caller is signed in, the last used first.</param>
/// <param name="Posts">All posts, those that are published first, then the drafts; the newest first.</param>
/// <param name="AuditEvents">What the caller did and what happened to the account, the newest first, as long as it is kept. From where others acted is theirs, and left out.</param>
public sealed record OwnDataResponse(UserDetails User, IReadOnlyList<SessionDetails> Sessions, IReadOnlyList<PostDetails> Posts, IReadOnlyList<AuditEventDetails> AuditEvents);
