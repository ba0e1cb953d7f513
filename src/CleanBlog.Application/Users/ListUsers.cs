using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Reads one page of the users, the newest first unless another order was chosen.</summary>
public sealed class ListUsers(IUserReader users, UserDirectory directory, ICurrentUser currentUser) : IUseCase
{
    public async Task<Result<Page<UserDetails>>> ExecuteAsync(ListUsersQuery query, Window window, CancellationToken cancellationToken)
    {
        if (!query.Specify(directory, currentUser.Caller, window).TryGet(out var asked, out var refusal))
            return refusal;

        return await users.ListAsync(asked, cancellationToken);
    }
}
