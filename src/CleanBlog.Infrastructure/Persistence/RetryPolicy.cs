using System.Diagnostics;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// How long a database server's execution strategy repeats what a transient failure stopped. A request that waits longer than this
/// helps nobody: it is answered with 503 and can be repeated by its client.
/// </summary>
public static class RetryPolicy
{
    public const int MaxRetryCount = 8;

    /// <summary>Between two attempts; the first comes at once.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>No attempt starts later than this after the first.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Whether another attempt may start.</summary>
    /// <param name="firstAttempt">The <see cref="Stopwatch"/> timestamp of the first.</param>
    /// <param name="patience">How long to go on.</param>
    public static bool Allows(long firstAttempt, TimeSpan patience) => Stopwatch.GetElapsedTime(firstAttempt) < patience;
}
