using CleanBlog.Application.Sessions;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Sessions;

internal sealed class SessionReader(BlogDbContext context) : ISessionReader
{
    public Task<Caller?> FindCallerAsync(SessionId id, CancellationToken cancellationToken) =>
        (from session in context.Sessions.AsNoTracking()
         join user in context.Users.AsNoTracking() on new { session.UserId, session.Stamp } equals new { UserId = user.Id, Stamp = user.SessionStamp }
         where session.Id == id && user.IsActive
         select new Caller(user.Id, user.Role, session.Id))
        .FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<SessionDetails>> ListAsync(UserId user, SessionId current, DateTimeOffset now, CancellationToken cancellationToken) =>
        await (from session in context.Sessions.AsNoTracking()
               join owner in context.Users.AsNoTracking() on new { session.UserId, session.Stamp } equals new { UserId = owner.Id, Stamp = owner.SessionStamp }
               where session.UserId == user && session.ExpiresAt > now
               orderby session.LastUsedAt descending, session.Id descending
               select new SessionDetails(session.Id.Value, session.Device, session.Address, session.CreatedAt, session.LastUsedAt, session.ExpiresAt, session.Id == current))
            .Take(SessionPolicy.GreatestMaxPerUser)
            .ToListAsync(cancellationToken);
}
