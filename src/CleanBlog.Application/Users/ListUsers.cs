using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Reads one page of the users, or all of them, the newest first unless another order was chosen.</summary>
public sealed class ListUsers(IUserReader users) : IUseCase
{
    public Task<Page<UserDetails>> ExecuteAsync(Window window, Selection<User>? selection, CancellationToken cancellationToken) =>
        users.ListAsync(new UsersPage(window, selection), cancellationToken);

    /// <summary>All that there are as a stream, of which only what is consumed is read.</summary>
    public IAsyncEnumerable<UserDetails> Stream(Selection<User>? selection, CancellationToken cancellationToken) =>
        users.StreamAsync(new UsersPage(new WholeWindow(), selection), cancellationToken);
}
