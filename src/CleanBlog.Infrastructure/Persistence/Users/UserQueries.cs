using System.Linq.Expressions;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Infrastructure.Persistence.Users;

/// <summary>What is read of users.</summary>
internal sealed class UserQueries(TypeAdapterConfig mapping)
{
    public Expression<Func<User, UserDetails>> Details { get; } = mapping.Projection<User, UserDetails>();

    /// <summary>Of a post.</summary>
    public Expression<Func<User, AuthorDetails>> Author { get; } = user => new AuthorDetails(user.Id.Value, user.FirstName, user.LastName);

    public Expression<Func<User, Revision>> Revision { get; } = user => new Revision(user.Version, user.UpdatedAt);
}
