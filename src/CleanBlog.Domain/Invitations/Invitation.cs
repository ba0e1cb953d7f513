using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Invitations;

/// <summary>Lets one person open an account, once and for a time.</summary>
public sealed class Invitation : AggregateRoot
{
    private Invitation(InvitationId id, byte[] tokenHash, EmailAddress? email, UserRole role, UserId createdBy, DateTimeOffset expiresAt, DateTimeOffset createdAt)
        : base(createdAt) =>
        (Id, TokenHash, Email, Role, CreatedBy, ExpiresAt) = (id, tokenHash, email, role, createdBy, expiresAt);

    public InvitationId Id { get; }

    /// <inheritdoc cref="InvitationToken.HashOf"/>
    public byte[] TokenHash { get; }

    /// <summary>The only address that it is for; null for any.</summary>
    public EmailAddress? Email { get; }

    /// <summary>What the account will be.</summary>
    public UserRole Role { get; }

    /// <summary>The administrator who answers for it, and with whose rights it ends.</summary>
    public UserId CreatedBy { get; }

    public DateTimeOffset ExpiresAt { get; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Who opened an account with it, whether the account is still there or not.</summary>
    public UserId? UsedBy { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static Invitation Create(InvitationToken token, EmailAddress? email, UserRole role, UserId createdBy, TimeSpan lifetime, DateTimeOffset now) =>
        new(InvitationId.New(), InvitationToken.HashOf(token.Text), email, role, createdBy, now + lifetime, now);

    /// <summary>What has become of it.</summary>
    /// <param name="isVouchedFor">Whether <see cref="CreatedBy"/> is an active administrator.</param>
    /// <param name="now">When.</param>
    public InvitationState StateAt(bool isVouchedFor, DateTimeOffset now)
    {
        if (UsedAt is not null)
            return InvitationState.Used;

        if (RevokedAt is not null || !isVouchedFor)
            return InvitationState.Revoked;

        return ExpiresAt <= now ? InvitationState.Expired : InvitationState.Open;
    }

    /// <summary>Whether somebody with this address can open an account with it.</summary>
    public bool Admits(EmailAddress email, bool isVouchedFor, DateTimeOffset now) =>
        StateAt(isVouchedFor, now) is InvitationState.Open && (Email is null || Email == email);

    /// <summary>Uses it up. Of two who do so at the same time the version lets one commit.</summary>
    public void Use(UserId by, DateTimeOffset now)
    {
        (UsedAt, UsedBy) = (now, by);
        Changed(now);
    }

    /// <summary>Takes it back; what is over anyway stays as it is.</summary>
    public Result Revoke(DateTimeOffset now)
    {
        if (UsedAt is not null)
            return InvitationErrors.Used;

        if (RevokedAt is not null)
            return Result.Success;

        RevokedAt = now;
        Changed(now);
        return Result.Success;
    }
}
