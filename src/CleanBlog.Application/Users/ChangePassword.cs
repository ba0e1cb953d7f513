using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Replaces the caller's password, for who knows it: a token that was left open somewhere is not enough.</summary>
public sealed class ChangePassword(
    IUserRepository users, CurrentPasswords currentPasswords, NewPasswords newPasswords, IUnitOfWork unitOfWork, IAuditLog audit, ICurrentUser currentUser, TimeProvider clock) : IUseCase
{
    public async Task<Result> ExecuteAsync(string currentPassword, string newPassword, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(currentUser.RequiredCaller.Id, cancellationToken) is not { } user)
            return UserErrors.InvalidCredentials;

        if ((await currentPasswords.ProveAsync(user, currentPassword, cancellationToken)).Error is { } refusal)
            return refusal;

        var words = PersonalWords.Of(user.Email, user.FirstName, user.LastName);

        if (!(await newPasswords.HashAsync(newPassword, words, cancellationToken)).TryGet(out var hash, out var weakness))
            return weakness;

        user.ChangePassword(hash, clock.UtcNow());
        audit.Stage(SecurityEvent.PasswordChanged, AuditSubject.Of(user.Id));

        return await unitOfWork.CommitAsync(cancellationToken);
    }
}
