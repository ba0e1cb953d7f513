using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Posts;

/// <summary>Names one post; a version 7 UUID.</summary>
public readonly record struct PostId(Guid Value) : IEntityId<PostId>, IComparable<PostId>
{
    public static PostId New() => new(Guid.CreateVersion7());

    /// <summary>The same id for the same post of another system every time, so that an import can be run again.</summary>
    /// <param name="createdAt">When it was written there.</param>
    /// <param name="source">What names it there, such as its path.</param>
    public static PostId OfImported(DateTimeOffset createdAt, string source) => new(UuidV7.FromName(createdAt, source));

    public static PostId From(Guid value) => new(value);

    public static bool operator <(PostId left, PostId right) => left.Value < right.Value;

    public static bool operator <=(PostId left, PostId right) => left.Value <= right.Value;

    public static bool operator >(PostId left, PostId right) => left.Value > right.Value;

    public static bool operator >=(PostId left, PostId right) => left.Value >= right.Value;

    public int CompareTo(PostId other) => Value.CompareTo(other.Value);
}
