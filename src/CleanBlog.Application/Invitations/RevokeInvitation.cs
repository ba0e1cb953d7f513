using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;

namespace CleanBlog.Application.Invitations;

/// <summary>Takes an invitation back, unless somebody has used it.</summary>
public sealed class RevokeInvitation(IInvitationRepository invitations, IUnitOfWork unitOfWork, TimeProvider clock) : IUseCase
{
    public async Task<Result> ExecuteAsync(InvitationId id, CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(id, cancellationToken) is not { } invitation)
            return InvitationErrors.NotFound;

        if (invitation.Revoke(clock.UtcNow()).Error is { } refusal)
            return refusal;

        return await unitOfWork.CommitAsync(cancellationToken);
    }
}
