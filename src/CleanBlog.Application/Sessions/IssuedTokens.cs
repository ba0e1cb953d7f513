using CleanBlog.Application.Common;
using CleanBlog.Domain.Sessions;

namespace CleanBlog.Application.Sessions;

/// <summary>What a client gets by signing in or refreshing.</summary>
/// <param name="Access">For its requests.</param>
/// <param name="Refresh">For its next refresh.</param>
/// <param name="RefreshLifetime">After it the session has ended.</param>
public sealed record IssuedTokens(AccessToken Access, RefreshToken Refresh, TimeSpan RefreshLifetime)
{
    internal static IssuedTokens For(Session session, RefreshToken refresh, IAccessTokens tokens, DateTimeOffset now) =>
        new(tokens.Issue(session.UserId, session.Id, session.ExpiresAt), refresh, session.ExpiresAt - now);
}
