namespace CleanBlog.Infrastructure.Limits;

/// <summary>So much at once, and as much again in each window, evenly: a bucket of tokens.</summary>
/// <param name="Name">Tells it from others, and stands in <c>RateLimit-Policy</c>.</param>
/// <param name="Quota">How much at once.</param>
/// <param name="Window">In which all of it comes back.</param>
public sealed record Rate(string Name, int Quota, TimeSpan Window)
{
    /// <summary>After which one more comes back, in whole microseconds, which Redis counts in.</summary>
    internal TimeSpan Interval { get; } = IntervalOf(Quota, Window);

    /// <summary>In which all of it comes back.</summary>
    internal TimeSpan Capacity { get; } = IntervalOf(Quota, Window) * Quota;

    private static TimeSpan IntervalOf(int quota, TimeSpan window) => TimeSpan.FromMicroseconds(window.Ticks / TimeSpan.TicksPerMicrosecond / quota);
}

/// <summary>What is left of a caller's budget.</summary>
/// <param name="IsGranted">Whether there was enough for this request.</param>
/// <param name="Left">For how many more.</param>
/// <param name="Wait">Until there is one more where none is left, and otherwise until all of it is back.</param>
public readonly record struct Budget(bool IsGranted, int Left, TimeSpan Wait)
{
    /// <summary>Made of how much time it takes until all of it is back.</summary>
    internal static Budget Of(Rate rate, bool isGranted, TimeSpan untilFull)
    {
        var left = (int)Math.Max(0, (rate.Capacity - untilFull).Ticks / rate.Interval.Ticks);

        return new(isGranted, left, left > 0 ? untilFull : untilFull + rate.Interval - rate.Capacity);
    }
}
