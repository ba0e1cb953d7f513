using System.Threading.RateLimiting;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Security;

/// <summary>
/// Where passwords are hashed: a few at once, on threads of their own that step back for those of requests, first come first served, so
/// that other requests always find a processor and a thread.
/// </summary>
public sealed class HashingTurns(IOptions<PasswordOptions> options) : IAsyncDisposable
{
    /// <summary>So many may wait for each that is hashed at once: nobody waits for more than about seven seconds.</summary>
    public const int WaitingPerHash = 64;

    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.MaxConcurrency,
        QueueLimit = options.Value.MaxConcurrency * WaitingPerHash,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Runs it when its turn comes. Who aborts while waiting leaves the queue; what has begun is finished.</summary>
    public async Task<Result<T>> RunAsync<T>(Func<T> hash, CancellationToken cancellationToken)
    {
        using var turn = await limiter.AcquireAsync(cancellationToken: cancellationToken);

        if (!turn.IsAcquired)
            return PasswordErrors.Busy;

        return await Task.Factory.StartNew(StepBackAndRun, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        T StepBackAndRun()
        {
            BackgroundThread.StepBack();
            return hash();
        }
    }

    public ValueTask DisposeAsync() => limiter.DisposeAsync();
}
