using CleanBlog.Application.Changes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence.Changes;

/// <summary>Looks once a second, for all who wait on this instance, whether another one has committed something. Where nobody waits it asks nothing.</summary>
internal sealed partial class ChangeWatch(IServiceScopeFactory scopes, ChangeSignal signal, Database database, TimeProvider clock, ILogger<ChangeWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (signal.LeastSeen is not null)
                await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var end = await scope.ServiceProvider.GetRequiredService<IChangeReader>().FindEndAsync(cancellationToken);

            // Asked anew: what was committed here meanwhile has woken everybody already.
            if (signal.LeastSeen < end)
                signal.Raise();
        }
        catch (Exception exception) when (database.IsToBlameFor(exception))
        {
            LogFailed((Database.FindDatabaseError(exception) ?? exception).Message);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody else looks, and the host would stop.
            LogUnexpected(exception);
        }
    }

    /// <summary>Who waits looks by itself in the end, and is told then.</summary>
    [LoggerMessage(1, LogLevel.Debug, "Whether another instance has changed something could not be seen; it is tried again: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(2, LogLevel.Error, "The look whether another instance has changed something failed unexpectedly; it is tried again")]
    private partial void LogUnexpected(Exception exception);
}
