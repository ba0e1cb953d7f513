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
        var timer = new Timer(again => base.CreateTimer(_ => again(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), () => callback(state), this);
        timer.Change(dueTime, period);

        if (dueTime != Timeout.InfiniteTimeSpan)
            timers[timer] = GetUtcNow() + dueTime;

        return timer;
    }

    /// <summary>Goes off once however much time passes at once, as a real one does: one of a second would go off 604,800 times in a week.</summary>
    private sealed class Timer : ITimer
    {
        private readonly ITimer real;
        private readonly ObservedClock clock;
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public Timer(Func<Action, ITimer> create, Action callback, ObservedClock clock)
        {
            this.clock = clock;
            real = create(() =>
            {
                real!.Change(period, Timeout.InfiniteTimeSpan);
                callback();
            });
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            this.period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
            return real.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

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
