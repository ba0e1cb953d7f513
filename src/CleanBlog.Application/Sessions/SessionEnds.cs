using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;

namespace CleanBlog.Application.Sessions;

internal static class SessionEnds
{
    /// <summary>Ends the session, also while its client refreshes it; <see cref="SessionErrors.NotFound"/> where there is none that is meant.</summary>
    public static async Task<Result> EndAsync(
        this ISessionRepository sessions, SessionId id, Predicate<Session> isMeant, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        while (await sessions.FindAsync(id, cancellationToken) is { } session && isMeant(session))
        {
            sessions.Remove(session);

            var ended = await unitOfWork.CommitAsync(cancellationToken);

            // It was refreshed, or ended elsewhere, meanwhile.
            if (ended.Error != CommitErrors.ConcurrentChange)
                return ended;
        }

        return SessionErrors.NotFound;
    }

    /// <summary>For whoever only wants it to be over: nothing is refused where it is.</summary>
    public static async Task<Result> EnsureEndedAsync(
        this ISessionRepository sessions, SessionId id, Predicate<Session> isMeant, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var ended = await sessions.EndAsync(id, isMeant, unitOfWork, cancellationToken);

        return ended.Error == SessionErrors.NotFound ? Result.Success : ended;
    }
}
