using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>Names one user; a version 7 UUID.</summary>
public readonly record struct UserId(Guid Value) : IEntityId<UserId>
{
    public static UserId New() => new(Guid.CreateVersion7());

    public static UserId From(Guid value) => new(value);
}
