using CleanBlog.Application.Changes;
using CleanBlog.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>Counts how often the servers of a fixture look at the feed, and comes in between where a test says so.</summary>
internal sealed class ObservedFeed
{
    private int reads;
    private int looks;
    private Exception? failure;

    /// <summary>Reads for somebody's part that have begun.</summary>
    public int Reads => Volatile.Read(ref reads);

    /// <summary>Looks for the end of the feed that have come back, such as those at what other instances have committed.</summary>
    public int Looks => Volatile.Read(ref looks);

    /// <summary>Whether the look that is to fail is still to come.</summary>
    public bool IsAboutToFail => Volatile.Read(ref failure) is not null;

    /// <summary>Happens before each read.</summary>
    public Func<CancellationToken, Task>? BeforeRead { get; set; }

    /// <summary>Fails the next look for the end.</summary>
    public void FailNextLook(Exception exception) => Volatile.Write(ref failure, exception);

    /// <summary>Puts itself before the reader that is registered.</summary>
    public void Observe(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IChangeReader)).ImplementationType!;
        services.AddTransient<IChangeReader>(provider => new Reader((IChangeReader)ActivatorUtilities.CreateInstance(provider, real), this));
    }

    private sealed class Reader(IChangeReader real, ObservedFeed feed) : IChangeReader
    {
        public async Task<Result<RecordedChanges>> ReadAsync(long? after, int count, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref feed.reads);

            if (feed.BeforeRead is { } before)
                await before(cancellationToken);

            return await real.ReadAsync(after, count, cancellationToken);
        }

        public async Task<long> FindEndAsync(CancellationToken cancellationToken)
        {
            if (Interlocked.Exchange(ref feed.failure, null) is { } planted)
                throw planted;

            var end = await real.FindEndAsync(cancellationToken);
            Interlocked.Increment(ref feed.looks);
            return end;
        }
    }
}
