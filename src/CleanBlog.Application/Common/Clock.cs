namespace CleanBlog.Application.Common;

public static class Clock
{
    /// <summary>The current instant, cut to microseconds: the finest that every database keeps.</summary>
    public static DateTimeOffset UtcNow(this TimeProvider clock) => clock.GetUtcNow().CutToMicroseconds();

    /// <summary>The same instant as every database keeps it.</summary>
    public static DateTimeOffset CutToMicroseconds(this DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
