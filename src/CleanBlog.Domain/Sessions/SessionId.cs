using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Sessions;

/// <summary>Names one session; a version 7 UUID. No secret: it stands in access tokens and lists.</summary>
public readonly record struct SessionId(Guid Value) : IEntityId<SessionId>
{
    public static SessionId New() => new(Guid.CreateVersion7());

    public static SessionId From(Guid value) => new(value);
}
