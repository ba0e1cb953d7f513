using System.Linq.Expressions;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Infrastructure.Persistence.Users;

/// <summary>What is read of users; and the query that every request with a token asks, compiled.</summary>
internal sealed class UserQueries
{
    public UserQueries(TypeAdapterConfig mapping, Database database)
    {
        var callers = new ActiveCallers();

        Details = mapping.Projection<User, UserDetails>();
        FindCaller = CompiledQueries.FindBy(database.Provider, callers, (User user, UserId id) => user.Id == id, callers.Selector!);
    }

    public Expression<Func<User, UserDetails>> Details { get; }

    /// <summary>Of a post.</summary>
    public Expression<Func<User, AuthorDetails>> Author { get; } = user => new AuthorDetails(user.Id.Value, user.FirstName, user.LastName);

    public Expression<Func<User, Revision>> Revision { get; } = user => new Revision(user.Version, user.UpdatedAt);

    public Func<BlogDbContext, UserId, CancellationToken, Task<Caller?>> FindCaller { get; }
}
