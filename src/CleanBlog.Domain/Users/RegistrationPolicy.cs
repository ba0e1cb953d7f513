namespace CleanBlog.Domain.Users;

/// <summary>How accounts are opened.</summary>
/// <param name="Mode">By whom.</param>
/// <param name="InvitationLifetime">How long an invitation is good for.</param>
public sealed record RegistrationPolicy(RegistrationMode Mode, TimeSpan InvitationLifetime);
