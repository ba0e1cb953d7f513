namespace CleanBlog.Domain.Common;

/// <summary>An identifier that is a UUID; one convention stores every implementation.</summary>
public interface IEntityId
{
    Guid Value { get; }
}

/// <summary>An <see cref="IEntityId"/> that can be made of its UUID.</summary>
public interface IEntityId<out TSelf> : IEntityId
{
    static abstract TSelf From(Guid value);
}
