using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;

namespace CleanBlog.Application.Invitations;

/// <summary>Reads one invitation.</summary>
public sealed class GetInvitation(IInvitationReader invitations, TimeProvider clock) : IUseCase
{
    public async Task<Result<InvitationDetails>> ExecuteAsync(InvitationId id, CancellationToken cancellationToken) =>
        await invitations.FindAsync(id, clock.UtcNow(), cancellationToken) is { } invitation ? invitation : InvitationErrors.NotFound;
}
