using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Invitations;

/// <summary>Names one invitation; a version 7 UUID.</summary>
public readonly record struct InvitationId(Guid Value) : IEntityId<InvitationId>, IComparable<InvitationId>
{
    public static InvitationId New() => new(Guid.CreateVersion7());

    public static InvitationId From(Guid value) => new(value);

    public static bool operator <(InvitationId left, InvitationId right) => left.Value < right.Value;

    public static bool operator <=(InvitationId left, InvitationId right) => left.Value <= right.Value;

    public static bool operator >(InvitationId left, InvitationId right) => left.Value > right.Value;

    public static bool operator >=(InvitationId left, InvitationId right) => left.Value >= right.Value;

    public int CompareTo(InvitationId other) => Value.CompareTo(other.Value);
}
