using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>One page of all users, the newest first.</summary>
public sealed class UsersPage : Specification<User>
{
    public UsersPage(Window window) =>
        Query.OrderByDescending(user => user.CreatedAt).ThenByDescending(user => user.Id).Read(window);
}
