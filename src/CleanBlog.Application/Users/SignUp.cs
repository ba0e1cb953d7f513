using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Who wants an account.</summary>
/// <param name="Invitation">The token of one; null where there is none.</param>
public sealed record SignUpCommand(string Email, string Password, string FirstName, string LastName, string? Invitation);

/// <summary>
/// Opens an account for somebody from outside, as the operator allows it. An invitation counts wherever it is given and accounts are opened at all: whoever was
/// invited as an administrator does not become an ordinary user because it has expired. It is used up in the commit that stores the user.
/// </summary>
public sealed class SignUp(
    RegistrationPolicy policy, IInvitationRepository invitations, IUserReader users, RegisterUser registerUser, IAuditLog audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<UserDetails>> ExecuteAsync(SignUpCommand command, CancellationToken cancellationToken)
    {
        if (policy.Mode is RegistrationMode.Closed)
            return await RefuseAsync(UserErrors.RegistrationClosed, cancellationToken);

        var registration = new RegisterUserCommand(command.Email, command.Password, command.FirstName, command.LastName);

        if (command.Invitation is null && policy.Mode is RegistrationMode.Open)
            return await registerUser.ExecuteAsync(registration, cancellationToken);

        if (!EmailAddress.Parse(command.Email).TryGet(out var email, out var malformed))
            return malformed;

        if (await FindInvitationAsync(command.Invitation, email, cancellationToken) is not { } invitation)
            return await RefuseAsync(InvitationErrors.Invalid, cancellationToken);

        return await registerUser.ExecuteAsync(registration with { Role = invitation.Role, Invitation = invitation }, cancellationToken);
    }

    private async Task<Error> RefuseAsync(Error refusal, CancellationToken cancellationToken)
    {
        await audit.StoreAsync(SecurityEvent.RegistrationRefused, whom: null, detail: null, cancellationToken);
        return refusal;
    }

    /// <summary>Before the password is hashed: nobody without an invitation costs that much.</summary>
    private async Task<Invitation?> FindInvitationAsync(string? token, EmailAddress email, CancellationToken cancellationToken)
    {
        if (token is null || await invitations.FindByTokenHashAsync(InvitationToken.HashOf(token), cancellationToken) is not { } invitation)
            return null;

        var isVouchedFor = await users.FindAsync(invitation.CreatedBy, cancellationToken) is { Role: UserRole.Admin, IsActive: true };

        return invitation.Admits(email, isVouchedFor, clock.UtcNow()) ? invitation : null;
    }
}
