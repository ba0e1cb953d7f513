using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Begins a session for who knows an e-mail address and its password. Every refusal is the same and takes as long.</summary>
public sealed class LogIn(
    IUserRepository users, ISessionRepository sessions, IPasswordHasher passwords, IAccessTokens tokens, IUnitOfWork unitOfWork, ICurrentClient client, SessionPolicy policy, TimeProvider clock)
    : IUseCase
{
    public async Task<Result<IssuedTokens>> ExecuteAsync(string email, string password, CancellationToken cancellationToken)
    {
        var user = EmailAddress.Parse(email).TryGet(out var address, out _)
            ? await users.FindByEmailAsync(address, cancellationToken)
            : null;

        var verified = await passwords.VerifyAsync(user?.PasswordHash, password, cancellationToken);

        if (!verified.TryGet(out var verification, out var busy))
            return busy;

        if (verification is PasswordVerification.Wrong || user is not { IsActive: true })
            return UserErrors.InvalidCredentials;

        // Where the server is busy, or somebody changes the user meanwhile, the next login upgrades the hash.
        if (verification is PasswordVerification.RightButRehash && (await passwords.HashAsync(password, cancellationToken)).TryGet(out var hash, out _))
        {
            user.UpgradePasswordHash(hash);
            await unitOfWork.CommitAsync(cancellationToken);
        }

        return await BeginSessionAsync(user, cancellationToken);
    }

    /// <summary>Under what was true when the password was compared: if another one has been set since, the session has ended before it began.</summary>
    private async Task<Result<IssuedTokens>> BeginSessionAsync(User user, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var (session, refreshToken) = Session.Begin(user, client.Client, policy, now);

        await sessions.EndOldestAsync(user.Id, policy.MaxPerUser - 1, cancellationToken);
        sessions.Add(session);

        return (await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure ? failure : IssuedTokens.For(session, refreshToken, tokens, now);
    }
}
