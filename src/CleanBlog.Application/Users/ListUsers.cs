using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Reads one page of the users, the newest first unless another order was chosen.</summary>
public sealed class ListUsers(IUserReader users) : IUseCase
{
    public Task<Page<UserDetails>> ExecuteAsync(Window window, Selection<User>? selection, CancellationToken cancellationToken) =>
        users.ListAsync(new UsersPage(window, selection), cancellationToken);
}
