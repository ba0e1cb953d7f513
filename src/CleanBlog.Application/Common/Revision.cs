namespace CleanBlog.Application.Common;

/// <summary>A read model that says which revision of the thing it shows.</summary>
public interface IVersioned
{
    /// <summary>1 when it came into being; rises with every change.</summary>
    int Version { get; }

    /// <summary>When it became this version, in UTC.</summary>
    DateTimeOffset UpdatedAt { get; }
}

/// <summary>Which revision of a thing there is, without the thing.</summary>
public sealed record Revision(int Version, DateTimeOffset UpdatedAt) : IVersioned
{
    public static Revision Of(IVersioned thing) => new(thing.Version, thing.UpdatedAt);
}

/// <summary>What a conditional read found.</summary>
/// <param name="Revision">The one that is stored.</param>
/// <param name="Value">Null where the caller knows this revision already: then it was not loaded.</param>
public sealed record Reading<T>(Revision Revision, T? Value)
    where T : class, IVersioned
{
    public Reading(T value)
        : this(Revision.Of(value), value)
    {
    }
}
