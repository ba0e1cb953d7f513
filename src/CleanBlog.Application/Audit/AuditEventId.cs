using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Audit;

/// <summary>Names one event of the audit log; a version 7 UUID.</summary>
public readonly record struct AuditEventId(Guid Value) : IEntityId<AuditEventId>, IComparable<AuditEventId>
{
    public static AuditEventId New() => new(Guid.CreateVersion7());

    public static AuditEventId From(Guid value) => new(value);

    public static bool operator <(AuditEventId left, AuditEventId right) => left.Value < right.Value;

    public static bool operator <=(AuditEventId left, AuditEventId right) => left.Value <= right.Value;

    public static bool operator >(AuditEventId left, AuditEventId right) => left.Value > right.Value;

    public static bool operator >=(AuditEventId left, AuditEventId right) => left.Value >= right.Value;

    public int CompareTo(AuditEventId other) => Value.CompareTo(other.Value);
}
