using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Common;

/// <summary>A bearer token (RFC 6750) and how long it is good for.</summary>
public sealed record AccessToken(string Value, TimeSpan Lifetime);

/// <summary>The tokens with which users prove who they are.</summary>
public interface IAccessTokens
{
    /// <summary>One for the session's requests, good for a while and never beyond <paramref name="end"/>.</summary>
    AccessToken Issue(UserId subject, SessionId session, DateTimeOffset end);

    /// <summary>Of which session a token is; null where it is none of ours, or has expired.</summary>
    Task<SessionId?> FindSessionAsync(string token);
}
