using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;

namespace CleanBlog.Application.Invitations;

/// <summary>Takes an invitation back, unless somebody has used it.</summary>
public sealed class RevokeInvitation(IInvitationRepository invitations, IUnitOfWork unitOfWork, IAuditLog audit, TimeProvider clock) : IUseCase
{
    public async Task<Result> ExecuteAsync(InvitationId id, CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(id, cancellationToken) is not { } invitation)
            return InvitationErrors.NotFound;

        var version = invitation.Version;

        if (invitation.Revoke(clock.UtcNow()).Error is { } refusal)
            return refusal;

        if (invitation.Version != version)
            audit.Stage(SecurityEvent.InvitationRevoked, AuditSubject.Of(id));

        return await unitOfWork.CommitAsync(cancellationToken);
    }
}
