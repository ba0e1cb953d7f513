using CleanBlog.Application.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Reads one page of the users, the newest first.</summary>
public sealed class ListUsers(IUserReader users) : IUseCase
{
    public Task<Page<UserDetails>> ExecuteAsync(int skip, int take, CancellationToken cancellationToken) =>
        users.ListAsync(new UsersPage(skip, take), cancellationToken);
}
