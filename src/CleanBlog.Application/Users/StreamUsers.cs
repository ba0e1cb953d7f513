using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Reads all of the users that <see cref="ListUsers"/> reads by the page, as they are consumed: one state of the database, however many there are.</summary>
public sealed class StreamUsers(IUserReader users, UserDirectory directory, ICurrentUser currentUser) : IUseCase
{
    public Result<IAsyncEnumerable<UserDetails>> ExecuteAsync(ListUsersQuery query, CancellationToken cancellationToken) =>
        query.Specify(directory, currentUser.Caller, window: null).TryGet(out var asked, out var refusal)
            ? Result.Of(users.StreamAsync(asked, cancellationToken))
            : refusal;
}
