using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Application.Users;

public sealed record RegisterUserCommand(string Email, string Password, string FirstName, string LastName, UserRole Role = UserRole.User);

/// <summary>Opens an account. Whether the address is free is decided by the unique index alone, so that racing requests cannot both win.</summary>
public sealed class RegisterUser(
    IUserRepository users, NewPasswords passwords, IUnitOfWork unitOfWork, IAuditLog audit, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    public async Task<Result<UserDetails>> ExecuteAsync(RegisterUserCommand command, CancellationToken cancellationToken)
    {
        if (!EmailAddress.Parse(command.Email).TryGet(out var email, out var refusal))
            return refusal;

        if (!(await passwords.HashAsync(command.Password, PersonalWords.Of(email, command.FirstName, command.LastName), cancellationToken)).TryGet(out var hash, out refusal))
            return refusal;

        var registered = User.Register(
            email, hash, command.FirstName, command.LastName, command.Role, clock.UtcNow());

        if (!registered.TryGet(out var user, out refusal))
            return refusal;

        users.Add(user);
        audit.Stage(user.Role is UserRole.Admin ? SecurityEvent.AdministratorCreated : SecurityEvent.UserRegistered, AuditSubject.Of(user.Id));

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure == CommitErrors.Duplicate ? UserErrors.EmailTaken : failure;

        return user.Adapt<UserDetails>(mapping);
    }
}
