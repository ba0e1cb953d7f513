using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Exchanges an e-mail address and a password for an access token. Every refusal is the same and takes as long.</summary>
public sealed class LogIn(IUserRepository users, IPasswordHasher passwords, IAccessTokenIssuer tokens, IUnitOfWork unitOfWork) : IUseCase
{
    public async Task<Result<AccessToken>> ExecuteAsync(string email, string password, CancellationToken cancellationToken)
    {
        var user = EmailAddress.Parse(email).TryGet(out var address, out _)
            ? await users.FindByEmailAsync(address, cancellationToken)
            : null;

        var verification = passwords.Verify(user?.PasswordHash, password);

        if (verification is PasswordVerification.Wrong || user is not { IsActive: true })
            return UserErrors.InvalidCredentials;

        if (verification is PasswordVerification.RightButRehash)
        {
            user.UpgradePasswordHash(passwords.Hash(password));

            // A conflict means that somebody changed the user meanwhile; the next login upgrades the hash.
            await unitOfWork.CommitAsync(cancellationToken);
        }

        return tokens.Issue(user.Id);
    }
}
