using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>Names one user; a version 7 UUID.</summary>
public readonly record struct UserId(Guid Value) : IEntityId<UserId>, IComparable<UserId>
{
    public static UserId New() => new(Guid.CreateVersion7());

    public static UserId From(Guid value) => new(value);

    public static bool operator <(UserId left, UserId right) => left.Value < right.Value;

    public static bool operator <=(UserId left, UserId right) => left.Value <= right.Value;

    public static bool operator >(UserId left, UserId right) => left.Value > right.Value;

    public static bool operator >=(UserId left, UserId right) => left.Value >= right.Value;

    public int CompareTo(UserId other) => Value.CompareTo(other.Value);
}
