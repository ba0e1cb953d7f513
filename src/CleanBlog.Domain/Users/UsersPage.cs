using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>One page, or without a window all, of the users; the newest first unless the caller chose otherwise.</summary>
public sealed class UsersPage : Specification<User>
{
    public UsersPage(Window? window, Selection<User>? selection = null) =>
        Query.Select(selection, otherwise: order => order.OrderByDescending(user => user.CreatedAt).ThenByDescending(user => user.Id)).Read(window);
}
