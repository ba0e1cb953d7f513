namespace CleanBlog.Infrastructure.Persistence.Changes;

/// <summary>Section <c>Changes</c>: the change feed.</summary>
public sealed class ChangesOptions
{
    public const string Section = "Changes";

    public const int GreatestMaxWaitingReaders = 100_000;

    public static readonly TimeSpan MinRetention = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan MaxRetention = TimeSpan.FromDays(3650);

    /// <summary>How long a change is kept at the least; who was away for longer has to read the lists anew.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many may wait for changes at the same time, on each instance.</summary>
    public int MaxWaitingReaders { get; set; } = 1000;
}
