using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Users;

internal sealed class UserReader(BlogDbContext context, UserQueries queries) : IUserReader
{
    public Task<UserDetails?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        ById(id).Select(queries.Details).FirstOrDefaultAsync(cancellationToken);

    public Task<Revision?> FindRevisionAsync(UserId id, CancellationToken cancellationToken) =>
        ById(id).Select(queries.Revision).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<UserDetails>> ListByIdAsync(IReadOnlyCollection<UserId> ids, CancellationToken cancellationToken) =>
        await context.Users.AsNoTracking().Where(user => ids.Contains(user.Id) && user.DeletedAt == null).Select(queries.Details).ToListAsync(cancellationToken);

    public Task<Page<UserDetails>> ListAsync(Specification<User> specification, CancellationToken cancellationToken) =>
        context.Users.AsNoTracking().ToPageAsync(specification, queries.Details, cancellationToken);

    public IAsyncEnumerable<UserDetails> StreamAsync(Specification<User> specification, CancellationToken cancellationToken) =>
        SpecificationEvaluator.GetQuery(context.Users.AsNoTracking(), specification).Select(queries.Details).StreamAsync(context, cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, AuthorDetails>> FindAuthorsAsync(IReadOnlyCollection<UserId> ids, CancellationToken cancellationToken) =>
        await context.Users.AsNoTracking()
            .Where(user => ids.Contains(user.Id))
            .Select(queries.Author)
            .ToDictionaryAsync(author => author.Id, cancellationToken);

    private IQueryable<User> ById(UserId id) => context.Users.AsNoTracking().Where(user => user.Id == id && user.DeletedAt == null);
}
