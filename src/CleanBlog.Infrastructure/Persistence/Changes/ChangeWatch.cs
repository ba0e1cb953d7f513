using CleanBlog.Application.Changes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence.Changes;

/// <summary>Looks once a second, for all who wait on this instance, whether another one has committed something. Where nobody waits it asks nothing.</summary>
internal sealed partial class ChangeWatch(IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider clock, ILogger<ChangeWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long? known;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (signal.IsAwaited)
                await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var end = await scope.ServiceProvider.GetRequiredService<IChangeReader>().FindEndAsync(cancellationToken);

            if (end != known)
                signal.Raise();

            known = end;
        }
        catch (Exception exception) when (Database.FindDatabaseError(exception) is { } error)
        {
            LogFailed(error.Message);
        }
    }

    /// <summary>Who waits looks by itself in the end, and is told then.</summary>
    [LoggerMessage(1, LogLevel.Debug, "Whether another instance has changed something could not be seen; it is tried again: {Reason}")]
    private partial void LogFailed(string reason);
}
