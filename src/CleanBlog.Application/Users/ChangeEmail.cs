using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Application.Users;

/// <summary>Moves the caller's account to another address, for who knows its password: whoever has the address can take the account.</summary>
public sealed class ChangeEmail(
    IUserRepository users, CurrentPasswords currentPasswords, IUnitOfWork unitOfWork, IAuditLog audit, ICurrentUser currentUser, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    public async Task<Result<UserDetails>> ExecuteAsync(string email, string currentPassword, CancellationToken cancellationToken)
    {
        if (!EmailAddress.Parse(email).TryGet(out var address, out var malformed))
            return malformed;

        if (await users.FindAsync(currentUser.RequiredCaller.Id, cancellationToken) is not { } user)
            return UserErrors.InvalidCredentials;

        if ((await currentPasswords.ProveAsync(user, currentPassword, cancellationToken)).Error is { } refusal)
            return refusal;

        var isChanged = user.Email != address;

        if (user.ChangeEmail(address, clock.UtcNow()).Error is { } rule)
            return rule;

        if (isChanged)
            audit.Stage(SecurityEvent.EmailChanged, AuditSubject.Of(user.Id));

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure == CommitErrors.Duplicate ? UserErrors.EmailTaken : failure;

        return user.Adapt<UserDetails>(mapping);
    }
}
