using System.Diagnostics.Metrics;
using CleanBlog.Application.Changes;
using CleanBlog.Domain.Common;
using CleanBlog.Infrastructure.Limits;
using CleanBlog.Infrastructure.Persistence.Changes;
using CleanBlog.WebApi.Security;
using CleanBlog.WebApi.Telemetry;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Changes;

/// <summary>The places for those who wait for changes, on this instance.</summary>
public sealed class WaitingReaders
{
    private readonly CallerPlaces places;

    public WaitingReaders(IOptions<ChangesOptions> options, IOptions<RateLimitOptions> limits, IMeterFactory meters)
    {
        var all = options.Value.MaxWaitingReaders;
        places = new(all, limits.Value.ShareOf(all), ChangeErrors.TooManyReaders);
        meters.Create(TelemetryServices.Meter).CreateObservableUpDownCounter("cleanblog.changes.waiting_readers", () => Count, "{reader}", "Who waits for changes, as a long poll or as a stream.");
    }

    /// <summary>How many are taken.</summary>
    public int Count => places.Count;

    /// <summary>A place until it is disposed of; refused where all are taken, or too many by this caller.</summary>
    public Result<IDisposable> Enter(UInt128 caller) => places.Take(caller);
}
