using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

internal static class CurrentPasswords
{
    /// <summary>Succeeds where <paramref name="password"/> is the user's.</summary>
    public static async Task<Result> ProveAsync(this IPasswordHasher passwords, User user, string password, CancellationToken cancellationToken)
    {
        if (!(await passwords.VerifyAsync(user.PasswordHash, password, cancellationToken)).TryGet(out var verification, out var busy))
            return busy;

        return verification is PasswordVerification.Wrong ? UserErrors.WrongPassword : Result.Success;
    }
}
