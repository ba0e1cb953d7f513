namespace CleanBlog.Domain.Invitations;

/// <summary>The invitations as a collection of whole aggregates. It stages; the unit of work commits.</summary>
public interface IInvitationRepository
{
    Task<Invitation?> FindAsync(InvitationId id, CancellationToken cancellationToken);

    /// <summary>By <see cref="InvitationToken.HashOf"/>.</summary>
    Task<Invitation?> FindByTokenHashAsync(byte[] tokenHash, CancellationToken cancellationToken);

    void Add(Invitation invitation);
}
