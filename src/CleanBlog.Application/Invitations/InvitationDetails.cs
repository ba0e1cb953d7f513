using System.Text.Json.Serialization;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Invitations;

/// <summary>An invitation as administrators see it: never its token. It has no ETag, since its state changes with the clock and with its maker's rights.</summary>
/// <param name="Id">A version 7 UUID in lower case.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Role">What the account will be.</param>
/// <param name="CreatedBy">The administrator who made it.</param>
/// <param name="CreatedAt">UTC, in microseconds.</param>
/// <param name="ExpiresAt">UTC, in microseconds.</param>
/// <param name="Version">1 at first; rises with every change. In quotes it is what <c>If-Match</c> takes.</param>
public sealed record InvitationDetails(
    Guid Id, InvitationState State, UserRole Role, Guid CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, int Version)
{
    /// <summary>The only address that it is for; absent for any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    /// <summary>When somebody opened an account with it: UTC, in microseconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>The account that was opened, whether it is still there or not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? UsedBy { get; init; }

    /// <summary>When an administrator took it back: UTC, in microseconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RevokedAt { get; init; }

    /// <inheritdoc cref="Invitation.StateAt"/>
    public static InvitationDetails Of(Invitation invitation, bool isVouchedFor, DateTimeOffset now) => new(
        invitation.Id.Value, invitation.StateAt(isVouchedFor, now), invitation.Role, invitation.CreatedBy.Value, invitation.CreatedAt, invitation.ExpiresAt, invitation.Version)
    {
        Email = invitation.Email?.Value,
        UsedAt = invitation.UsedAt,
        UsedBy = invitation.UsedBy?.Value,
        RevokedAt = invitation.RevokedAt,
    };
}
