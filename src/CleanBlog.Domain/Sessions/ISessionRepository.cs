using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Sessions;

/// <summary>The sessions as a collection of whole aggregates. It stages; the unit of work commits.</summary>
public interface ISessionRepository
{
    /// <summary>Whether it goes on or is over.</summary>
    Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken);

    void Add(Session session);

    void Remove(Session session);

    /// <summary>Ends those of a user that were used the longest ago. At once, and whatever becomes of what is staged.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="kept">How many go on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task EndOldestAsync(UserId user, int kept, CancellationToken cancellationToken);
}
