using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Reads one user.</summary>
public sealed class GetUser(IUserReader users) : IUseCase
{
    public async Task<Result<UserDetails>> ExecuteAsync(UserId id, CancellationToken cancellationToken) =>
        await users.FindAsync(id, cancellationToken) is { } user ? user : UserErrors.NotFound;
}
