using CleanBlog.Domain.Invitations;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Invitations;

internal sealed class InvitationRepository(BlogDbContext context) : IInvitationRepository
{
    public Task<Invitation?> FindAsync(InvitationId id, CancellationToken cancellationToken) =>
        context.Invitations.FirstOrDefaultAsync(invitation => invitation.Id == id, cancellationToken);

    public Task<Invitation?> FindByTokenHashAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        context.Invitations.FirstOrDefaultAsync(invitation => invitation.TokenHash == tokenHash, cancellationToken);

    public void Add(Invitation invitation) => context.Invitations.Add(invitation);
}
