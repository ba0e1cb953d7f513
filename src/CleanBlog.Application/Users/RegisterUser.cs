using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Application.Users;

/// <summary>An account to open, whoever may open one.</summary>
public sealed record RegisterUserCommand(string Email, string Password, string FirstName, string LastName, UserRole Role = UserRole.User)
{
    /// <summary>What it is opened with, and what is used up by that.</summary>
    public Invitation? Invitation { get; init; }
}

/// <summary>Opens an account. Whether the address is free is decided by the unique index alone, so that racing requests cannot both win.</summary>
public sealed class RegisterUser(
    IUserRepository users, NewPasswords passwords, IAccountAttempts attempts, IUnitOfWork unitOfWork, IAuditLog audit, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    public async Task<Result<UserDetails>> ExecuteAsync(RegisterUserCommand command, CancellationToken cancellationToken)
    {
        if (!EmailAddress.Parse(command.Email).TryGet(out var email, out var refusal))
            return refusal;

        if (!(await attempts.TakeAsync(email, cancellationToken)).TryGet(out var attempt, out refusal))
            return refusal;

        var registered = await RegisterAsync(command, email, cancellationToken);

        if (registered.Error is null)
            await attempts.SucceedAsync(attempt);
        else if (registered.Error != UserErrors.EmailTaken)
            await attempts.GiveBackAsync(attempt);

        return registered;
    }

    private async Task<Result<UserDetails>> RegisterAsync(RegisterUserCommand command, EmailAddress email, CancellationToken cancellationToken)
    {
        if (!(await passwords.HashAsync(command.Password, PersonalWords.Of(email, command.FirstName, command.LastName), cancellationToken)).TryGet(out var hash, out var refusal))
            return refusal;

        var registered = User.Register(
            email, hash, command.FirstName, command.LastName, command.Role, clock.UtcNow());

        if (!registered.TryGet(out var user, out refusal))
            return refusal;

        users.Add(user);
        audit.Stage(user.Role is UserRole.Admin && command.Invitation is null ? SecurityEvent.AdministratorCreated : SecurityEvent.UserRegistered, AuditSubject.Of(user.Id));

        if (command.Invitation is { } invitation)
        {
            invitation.Use(user.Id, clock.UtcNow());
            audit.Stage(SecurityEvent.InvitationUsed, AuditSubject.Of(invitation.Id));
        }

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return Translate(failure);

        return user.Adapt<UserDetails>(mapping);
    }

    /// <summary>Nothing but an invitation can have been changed meanwhile: somebody else has used it, or an administrator has taken it back.</summary>
    private static Error Translate(Error failure)
    {
        if (failure == CommitErrors.Duplicate)
            return UserErrors.EmailTaken;

        return failure == CommitErrors.ConcurrentChange ? InvitationErrors.Invalid : failure;
    }
}
