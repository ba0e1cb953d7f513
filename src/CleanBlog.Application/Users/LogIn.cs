using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>
/// Begins a session for who knows an e-mail address and its password. Every refusal is the same and takes as long; too many of them for one
/// address are followed by another, which is the same and as quick whether or not there is such an account.
/// </summary>
public sealed class LogIn(
    IUserRepository users, ISessionRepository sessions, IPasswordHasher passwords, IAccountAttempts attempts, IAccessTokens tokens, IUnitOfWork unitOfWork, IAuditLog audit, IRequestOrigin origin, SessionPolicy policy, TimeProvider clock)
    : IUseCase
{
    public async Task<Result<IssuedTokens>> ExecuteAsync(string email, string password, CancellationToken cancellationToken)
    {
        if (!EmailAddress.Parse(email).TryGet(out var address, out _))
            return await RefuseAsync(password, cancellationToken);

        if (!(await attempts.TakeAsync(address, cancellationToken)).TryGet(out var attempt, out var tooMany))
            return tooMany;

        var user = await users.FindByEmailAsync(address, cancellationToken);

        if (!(await passwords.VerifyAsync(user?.PasswordHash, password, cancellationToken)).TryGet(out var verification, out var busy))
        {
            await attempts.GiveBackAsync(attempt);
            return busy;
        }

        if (verification is PasswordVerification.Wrong || user is not { IsActive: true })
        {
            await audit.StoreAsync(SecurityEvent.LoginFailed, user is null ? null : AuditSubject.Of(user.Id), ReasonOf(user, verification), cancellationToken);
            return UserErrors.InvalidCredentials;
        }

        await attempts.SucceedAsync(attempt);

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
        var (session, refreshToken) = Session.Begin(user, origin.ToClient(), policy, now);

        await sessions.EndOldestAsync(user.Id, policy.MaxPerUser - 1, cancellationToken);
        sessions.Add(session);
        audit.Stage(SecurityEvent.LoginSucceeded, AuditSubject.Of(user.Id));

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure == CommitErrors.OwnerGone ? UserErrors.InvalidCredentials : failure;

        return IssuedTokens.For(session, refreshToken, tokens, now);
    }

    /// <summary>For what cannot be anybody's address.</summary>
    private async Task<Error> RefuseAsync(string password, CancellationToken cancellationToken)
    {
        if ((await passwords.VerifyAsync(hash: null, password, cancellationToken)).Error is { } busy)
            return busy;

        await audit.StoreAsync(SecurityEvent.LoginFailed, whom: null, EventDetail.UnknownAccount, cancellationToken);
        return UserErrors.InvalidCredentials;
    }

    /// <summary>For administrators alone.</summary>
    private static EventDetail ReasonOf(User? user, PasswordVerification verification) => (user, verification) switch
    {
        (null, _) => EventDetail.UnknownAccount,
        (_, PasswordVerification.Wrong) => EventDetail.WrongPassword,
        _ => EventDetail.ShutOut,
    };
}
