namespace CleanBlog.Domain.Invitations;

/// <summary>What has become of an invitation.</summary>
public enum InvitationState
{
    /// <summary>Somebody can open an account with it.</summary>
    Open,

    /// <summary>Somebody has.</summary>
    Used,

    /// <summary>Nobody did in time.</summary>
    Expired,

    /// <summary>An administrator took it back, or whoever made it is no active administrator any more.</summary>
    Revoked,
}
