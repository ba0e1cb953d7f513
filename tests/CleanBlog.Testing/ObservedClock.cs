using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace CleanBlog.Testing;

/// <summary>A clock that says who waits for it: to advance it before somebody does would be to no effect.</summary>
public sealed class ObservedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<ITimer, DateTimeOffset> timers = new();

    /// <summary>Comes back as soon as there is a timer that this much more time lets go off.</summary>
    public Task UntilSomebodyWaitsAsync(TimeSpan time) => Eventually.HoldsAsync(
        $"somebody waits for {time}",
        () => Task.FromResult(timers.Values.Contains(GetUtcNow() + time)));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(base.CreateTimer(callback, state, dueTime, period), this);

        if (dueTime != Timeout.InfiniteTimeSpan)
            timers[timer] = GetUtcNow() + dueTime;

        return timer;
    }

    private sealed class Timer(ITimer real, ObservedClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(dueTime, period);

        public void Dispose()
        {
            clock.timers.TryRemove(this, out _);
            real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            clock.timers.TryRemove(this, out _);
            return real.DisposeAsync();
        }
    }
}
