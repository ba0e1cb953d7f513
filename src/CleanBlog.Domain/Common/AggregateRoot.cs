namespace CleanBlog.Domain.Common;

/// <summary>What is loaded, changed and stored as one, under one version.</summary>
public abstract class AggregateRoot(DateTimeOffset createdAt)
{
    /// <summary>Rises with every change; a write based on an older one is refused.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The instant it came into being, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>The instant of the last change, in UTC; <see cref="CreatedAt"/> until there is one.</summary>
    public DateTimeOffset UpdatedAt { get; private set; } = createdAt;

    protected void Changed(DateTimeOffset now)
    {
        UpdatedAt = now;
        RaiseVersion();
    }

    protected void RaiseVersion() => Version++;
}
