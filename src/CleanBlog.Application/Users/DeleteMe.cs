using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Deletes the caller, who has to know its password: a token that was left open somewhere is not enough.</summary>
public sealed class DeleteMe(IUserRepository users, CurrentPasswords currentPasswords, DeleteUser deleteUser, ICurrentUser currentUser) : IUseCase
{
    public async Task<Result> ExecuteAsync(string currentPassword, bool withPosts, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(currentUser.RequiredCaller.Id, cancellationToken) is not { } user)
            return UserErrors.InvalidCredentials;

        if ((await currentPasswords.ProveAsync(user, currentPassword, cancellationToken)).Error is { } refusal)
            return refusal;

        return await deleteUser.ExecuteAsync(user, withPosts, cancellationToken);
    }
}
