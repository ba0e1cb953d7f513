using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;

namespace CleanBlog.Application.Sessions;

/// <summary>Ends single sessions, also while their clients refresh them.</summary>
public sealed class SessionEnds(ISessionRepository sessions, IUnitOfWork unitOfWork, IAuditLog audit)
{
    /// <summary>Refused with <see cref="SessionErrors.NotFound"/> where there is none that <paramref name="isMeant"/>.</summary>
    public async Task<Result> EndAsync(SessionId id, Predicate<Session> isMeant, CancellationToken cancellationToken)
    {
        while (await sessions.FindAsync(id, cancellationToken) is { } session && isMeant(session))
        {
            sessions.Remove(session);
            audit.Stage(SecurityEvent.SessionEnded, AuditSubject.Of(session.UserId));

            var ended = await unitOfWork.CommitAsync(cancellationToken);

            // It was refreshed, or ended elsewhere, meanwhile.
            if (ended.Error != CommitErrors.ConcurrentChange)
                return ended;
        }

        return SessionErrors.NotFound;
    }

    /// <summary>For whoever only wants it to be over: nothing is refused where it is.</summary>
    public async Task<Result> EnsureEndedAsync(SessionId id, Predicate<Session> isMeant, CancellationToken cancellationToken)
    {
        var ended = await EndAsync(id, isMeant, cancellationToken);

        return ended.Error == SessionErrors.NotFound ? Result.Success : ended;
    }
}
