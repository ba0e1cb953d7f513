using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Common;

/// <summary>
/// Knows whose requests are whose without asking the database each time. What ends a session or changes a role counts at once on the
/// instance that wrote it, and on those that share a Redis with it; on others within a bound that the operator sets.
/// </summary>
public interface ICallers
{
    /// <summary>Null where the session has ended or is another user's, or the user is gone or not active.</summary>
    ValueTask<Caller?> FindAsync(UserId user, SessionId session, CancellationToken cancellationToken);
}
