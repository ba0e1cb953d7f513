using CleanBlog.Application.Common;
using CleanBlog.Domain.Invitations;

namespace CleanBlog.Application.Invitations;

/// <summary>Reads invitations without loading them to be changed.</summary>
public interface IInvitationReader
{
    Task<InvitationDetails?> FindAsync(InvitationId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>At most two statements: the count where it is asked for, and the page unless it lies past the end.</summary>
    /// <param name="page">Which part.</param>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="now">By which the state is told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Page<InvitationDetails>> ListAsync(InvitationsPage page, InvitationState? state, DateTimeOffset now, CancellationToken cancellationToken);
}
