using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;

namespace CleanBlog.Application.Invitations;

/// <summary>Reads one page of the invitations, the newest first.</summary>
public sealed class ListInvitations(IInvitationReader invitations, TimeProvider clock) : IUseCase
{
    /// <summary>Those in one state, or where <paramref name="state"/> is null all.</summary>
    public Task<Page<InvitationDetails>> ExecuteAsync(Window window, InvitationState? state, CancellationToken cancellationToken) =>
        invitations.ListAsync(new InvitationsPage(window), state, clock.UtcNow(), cancellationToken);
}
