namespace CleanBlog.Application.Common;

public static class Clock
{
    /// <summary>The current instant, cut to microseconds: the finest that every database keeps.</summary>
    public static DateTimeOffset UtcNow(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
