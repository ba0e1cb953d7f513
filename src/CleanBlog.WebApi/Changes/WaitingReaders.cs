using System.Diagnostics.Metrics;
using CleanBlog.Infrastructure.Persistence.Changes;
using CleanBlog.WebApi.Telemetry;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Changes;

/// <summary>The places for those who wait for changes, on this instance.</summary>
public sealed class WaitingReaders
{
    private readonly IOptions<ChangesOptions> options;
    private int count;

    public WaitingReaders(IOptions<ChangesOptions> options, IMeterFactory meters)
    {
        this.options = options;
        meters.Create(TelemetryServices.Meter).CreateObservableUpDownCounter("cleanblog.changes.waiting_readers", () => Count, "{reader}", "Who waits for changes, as a long poll or as a stream.");
    }

    /// <summary>How many are taken.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Takes a place until it is disposed of; null where all are taken.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref count) <= options.Value.MaxWaitingReaders)
            return new Place(this);

        Interlocked.Decrement(ref count);
        return null;
    }

    private sealed class Place(WaitingReaders readers) : IDisposable
    {
        private int isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0)
                Interlocked.Decrement(ref readers.count);
        }
    }
}
