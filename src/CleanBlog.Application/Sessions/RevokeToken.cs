using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;

namespace CleanBlog.Application.Sessions;

/// <summary>
/// Ends the session of a token that its holder needs no more (RFC 7009): a refresh token, however old, or an access token. Whatever
/// else is sent is no token any more either, so that nothing is refused (§2.2).
/// </summary>
public sealed class RevokeToken(SessionEnds ends, IAccessTokens tokens) : IUseCase
{
    public async Task<Result> ExecuteAsync(string token, CancellationToken cancellationToken)
    {
        if (RefreshToken.TryParse(token, out var refresh))
            return await ends.EnsureEndedAsync(refresh.Session, session => session.Owns(refresh), cancellationToken);

        return await tokens.FindSessionAsync(token) is { } id ? await ends.EnsureEndedAsync(id, _ => true, cancellationToken) : Result.Success;
    }
}
