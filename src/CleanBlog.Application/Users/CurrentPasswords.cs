using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Asks those who are signed in for the password that they have: a token that was left open somewhere is not enough.</summary>
public sealed class CurrentPasswords(IPasswordHasher passwords, IAuditLog audit)
{
    /// <summary>Succeeds where <paramref name="password"/> is the user's.</summary>
    public async Task<Result> ProveAsync(User user, string password, CancellationToken cancellationToken)
    {
        if (!(await passwords.VerifyAsync(user.PasswordHash, password, cancellationToken)).TryGet(out var verification, out var busy))
            return busy;

        if (verification is not PasswordVerification.Wrong)
            return Result.Success;

        await audit.StoreAsync(SecurityEvent.PasswordRefused, AuditSubject.Of(user.Id), detail: null, cancellationToken);
        return UserErrors.WrongPassword;
    }
}
