using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Exchanges an e-mail address and a password for an access token. Every refusal is the same and takes as long.</summary>
public sealed class LogIn(IUserRepository users, IPasswordHasher passwords, IAccessTokenIssuer tokens, IUnitOfWork unitOfWork, IAuditLog audit) : IUseCase
{
    public async Task<Result<AccessToken>> ExecuteAsync(string email, string password, CancellationToken cancellationToken)
    {
        var user = EmailAddress.Parse(email).TryGet(out var address, out _)
            ? await users.FindByEmailAsync(address, cancellationToken)
            : null;

        var verified = await passwords.VerifyAsync(user?.PasswordHash, password, cancellationToken);

        if (!verified.TryGet(out var verification, out var busy))
            return busy;

        if (verification is PasswordVerification.Wrong || user is not { IsActive: true })
        {
            await audit.StoreAsync(SecurityEvent.LoginFailed, user is null ? null : AuditSubject.Of(user.Id), ReasonOf(user, verification), cancellationToken);
            return UserErrors.InvalidCredentials;
        }

        // Where the server is busy, or somebody changes the user meanwhile, the next login upgrades the hash.
        if (verification is PasswordVerification.RightButRehash && (await passwords.HashAsync(password, cancellationToken)).TryGet(out var hash, out _))
        {
            user.UpgradePasswordHash(hash);
            await unitOfWork.CommitAsync(cancellationToken);
        }

        audit.Stage(SecurityEvent.LoginSucceeded, AuditSubject.Of(user.Id));

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure;

        return tokens.Issue(user.Id);
    }

    /// <summary>For administrators alone.</summary>
    private static EventDetail ReasonOf(User? user, PasswordVerification verification) => (user, verification) switch
    {
        (null, _) => EventDetail.UnknownAccount,
        (_, PasswordVerification.Wrong) => EventDetail.WrongPassword,
        _ => EventDetail.ShutOut,
    };
}
