namespace CleanBlog.Domain.Common;

/// <summary>An identifier that is a UUID; one convention stores every implementation.</summary>
public interface IEntityId<out TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
