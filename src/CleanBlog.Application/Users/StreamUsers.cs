using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Reads all users as they are consumed: one state of the database, however many there are.</summary>
public sealed class StreamUsers(IUserReader users) : IUseCase
{
    public IAsyncEnumerable<UserDetails> ExecuteAsync(Selection<User>? selection, CancellationToken cancellationToken) =>
        users.StreamAsync(new UsersPage(window: null, selection), cancellationToken);
}
