using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using Mapster;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Users;

internal sealed class UserReader(BlogDbContext context, TypeAdapterConfig mapping) : IUserReader
{
    public Task<UserDetails?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        context.Users.AsNoTracking().Where(user => user.Id == id).ProjectToType<UserDetails>(mapping).FirstOrDefaultAsync(cancellationToken);

    public Task<Revision?> FindRevisionAsync(UserId id, CancellationToken cancellationToken) =>
        context.Users.AsNoTracking()
            .Where(user => user.Id == id)
            .Select(user => new Revision(user.Version, user.UpdatedAt))
            .FirstOrDefaultAsync(cancellationToken);

    public Task<Page<UserDetails>> ListAsync(Specification<User> specification, CancellationToken cancellationToken) =>
        context.Users.AsNoTracking().ToPageAsync<User, UserDetails>(specification, mapping, cancellationToken);

    public Task<Caller?> FindCallerAsync(ActiveCaller specification, CancellationToken cancellationToken) =>
        SpecificationEvaluator.GetQuery(context.Users.AsNoTracking(), specification).FirstOrDefaultAsync(cancellationToken);
}
