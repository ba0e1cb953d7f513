using System.Collections.Concurrent;

namespace CleanBlog.Infrastructure.Limits;

/// <summary>Budgets in the memory of this instance, each rate in a part of its own, so that a flood of one displaces nobody from another.</summary>
internal sealed class LocalBudgets(TimeProvider clock) : IBudgets
{
    private readonly ConcurrentDictionary<string, Instants> fullAt = new(StringComparer.Ordinal);
    private readonly Lazy<Instants> knownUntil = new();
    private readonly long start = clock.GetTimestamp();

    /// <summary>Not by the time of the day, which can be set back.</summary>
    private TimeSpan Now => clock.GetElapsedTime(start);

    public Budget Spend(Rate rate, UInt128 caller)
    {
        var (isGranted, untilFull) = InstantsOf(rate).Move(caller, Now, rate.Interval, rate.Capacity);
        return Budget.Of(rate, isGranted, untilFull);
    }

    public ValueTask<Budget> SpendAsync(Rate rate, UInt128 caller, CancellationToken cancellationToken) => ValueTask.FromResult(Spend(rate, caller));

    public ValueTask GiveBackAsync(Rate rate, UInt128 caller)
    {
        InstantsOf(rate).Move(caller, Now, -rate.Interval, TimeSpan.MaxValue);
        return ValueTask.CompletedTask;
    }

    public ValueTask RememberAsync(UInt128 caller, TimeSpan time)
    {
        var (now, known) = (Now, knownUntil.Value);
        known.Move(caller, now, time - known.DistanceOf(caller, now), time);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> KnowsAsync(UInt128 caller, CancellationToken cancellationToken) =>
        ValueTask.FromResult(knownUntil.IsValueCreated && knownUntil.Value.DistanceOf(caller, Now) > TimeSpan.Zero);

    private Instants InstantsOf(Rate rate) => fullAt.GetOrAdd(rate.Name, static _ => new Instants());
}
