using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Invitations;

/// <summary>An invitation that was just made.</summary>
/// <param name="Token">Shown this once: only its hash is stored.</param>
/// <param name="Details">The invitation.</param>
public sealed record IssuedInvitation(InvitationToken Token, InvitationDetails Details);

/// <summary>Invites somebody to open an account, on the word of the administrator who asks.</summary>
public sealed class CreateInvitation(
    IInvitationRepository invitations, RegistrationPolicy policy, IUnitOfWork unitOfWork, IAuditLog audit, ICurrentUser currentUser, TimeProvider clock) : IUseCase
{
    /// <summary>For one address, or where <paramref name="email"/> is null for whoever has the token.</summary>
    public async Task<Result<IssuedInvitation>> ExecuteAsync(string? email, UserRole role, CancellationToken cancellationToken)
    {
        EmailAddress? address = null;

        if (email is not null && !EmailAddress.Parse(email).TryGet(out address, out var malformed))
            return malformed;

        var (token, now) = (InvitationToken.New(), clock.UtcNow());
        var invitation = Invitation.Create(token, address, role, currentUser.RequiredCaller.Id, policy.InvitationLifetime, now);
        invitations.Add(invitation);
        audit.Stage(SecurityEvent.InvitationCreated, AuditSubject.Of(invitation.Id), role is UserRole.Admin ? EventDetail.ForAdministrator : null);

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure;

        return new IssuedInvitation(token, InvitationDetails.Of(invitation, isVouchedFor: true, now));
    }
}
