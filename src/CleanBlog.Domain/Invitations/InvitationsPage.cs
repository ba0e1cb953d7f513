using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Invitations;

/// <summary>One page of the invitations, the newest first.</summary>
public sealed class InvitationsPage : Specification<Invitation>
{
    public InvitationsPage(Window window) =>
        Query.OrderByDescending(invitation => invitation.CreatedAt).ThenByDescending(invitation => invitation.Id).Read(window);
}
