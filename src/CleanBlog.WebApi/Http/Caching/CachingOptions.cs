namespace CleanBlog.WebApi.Http.Caching;

/// <summary>Section <c>Caching</c>: answers that everybody gets alike, kept in memory.</summary>
public sealed class CachingOptions
{
    public const string Section = "Caching";

    public static readonly TimeSpan MinMaxAge = TimeSpan.FromMilliseconds(100);

    public static readonly TimeSpan MaxMaxAge = TimeSpan.FromMinutes(1);

    public const int LeastMaxMegabytes = 1;

    public const int GreatestMaxMegabytes = 16 * 1024;

    public bool Enabled { get; set; } = true;

    /// <summary>
    /// How old a kept answer can get that nobody has ended: the bound on what this instance cannot know of, such as a write of another
    /// instance where they share no Redis.
    /// </summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How much memory the bodies may take, in MiB.</summary>
    public int MaxMegabytes { get; set; } = 64;

    internal bool AreValid =>
        MaxAge >= MinMaxAge && MaxAge <= MaxMaxAge && MaxMegabytes is >= LeastMaxMegabytes and <= GreatestMaxMegabytes;
}
