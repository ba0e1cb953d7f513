using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;

namespace CleanBlog.Application.Sessions;

/// <summary>Exchanges a refresh token for new tokens (RFC 6749 §6). One that was used before ends its session: somebody has a copy.</summary>
public sealed class RefreshSession(
    ISessionRepository sessions, ISessionReader reader, IAccountAttempts attempts, IAccessTokens tokens, IUnitOfWork unitOfWork, IAuditLog audit, IRequestOrigin origin, SessionPolicy policy, TimeProvider clock) : IUseCase
{
    public async Task<Result<IssuedTokens>> ExecuteAsync(string refreshToken, CancellationToken cancellationToken)
    {
        if (!RefreshToken.TryParse(refreshToken, out var token))
            return SessionErrors.RefreshTokenInvalid;

        while (await sessions.FindAsync(token.Session, cancellationToken) is { } session && session.Owns(token) && await reader.FindCallerAsync(session.Id, cancellationToken) is not null)
        {
            if ((await attempts.CountAsync(session.UserId, cancellationToken)).Error is { } tooMany)
                return tooMany;

            var tried = await TryAsync(session, token, cancellationToken);

            // Another request used the token meanwhile, so that it is another one's turn: it was just replaced, or the session has ended.
            if (tried.Error != CommitErrors.ConcurrentChange)
                return tried;
        }

        return SessionErrors.RefreshTokenInvalid;
    }

    private async Task<Result<IssuedTokens>> TryAsync(Session session, RefreshToken token, CancellationToken cancellationToken)
    {
        var (client, now) = (origin.ToClient(), clock.UtcNow());

        switch (session.Judge(token, client, now))
        {
            case RefreshTokenState.Current:
                var next = session.Rotate(token, client, policy, now);
                return (await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure ? failure : IssuedTokens.For(session, next, tokens, now);

            case RefreshTokenState.JustReplaced:
                return IssuedTokens.For(session, session.Repeat(token), tokens, now);

            case RefreshTokenState.Reused:
                sessions.Remove(session);
                audit.Stage(SecurityEvent.RefreshTokenReused, AuditSubject.Of(session.UserId));
                return (await unitOfWork.CommitAsync(cancellationToken)).Error ?? SessionErrors.RefreshTokenInvalid;

            default:
                return SessionErrors.RefreshTokenInvalid;
        }
    }
}
