using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Sessions;

/// <summary>Reads sessions that go on.</summary>
public interface ISessionReader
{
    /// <summary>Whose it is; null where it has ended, or its user is gone or not active. Asks the database, in one statement.</summary>
    Task<Caller?> FindCallerAsync(SessionId id, CancellationToken cancellationToken);

    /// <summary>A user's, the last used first; one statement, and no more than <see cref="SessionPolicy.MaxPerUser"/>.</summary>
    Task<IReadOnlyList<SessionDetails>> ListAsync(UserId user, SessionId current, DateTimeOffset now, CancellationToken cancellationToken);
}
