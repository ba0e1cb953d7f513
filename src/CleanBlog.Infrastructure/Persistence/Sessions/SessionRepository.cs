using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Sessions;

internal sealed class SessionRepository(BlogDbContext context) : ISessionRepository
{
    public Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken) =>
        context.Sessions.FirstOrDefaultAsync(session => session.Id == id, cancellationToken);

    public void Add(Session session) => context.Sessions.Add(session);

    public void Remove(Session session) => context.Sessions.Remove(session);

    public Task EndOldestAsync(UserId user, int kept, CancellationToken cancellationToken) =>
        context.Sessions
            .Where(session => session.UserId == user)
            .OrderByDescending(session => session.LastUsedAt)
            .ThenByDescending(session => session.Id)
            .Skip(kept)
            .ExecuteDeleteAsync(cancellationToken);
}
