using CleanBlog.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Deletes each <see cref="Commit"/> once no attempt can still ask for it. Every instance may do it; none depends on another.</summary>
internal sealed partial class CommitCleanUp(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CommitCleanUp> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await DeleteOldAsync(stoppingToken);
            }
            catch (Exception exception) when (Database.FindDatabaseError(exception) is { } error)
            {
                LogFailed(error.Message);
            }
        }
    }

    private async Task DeleteOldAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.UtcNow() - Retention;

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BlogDbContext>()
            .Set<Commit>()
            .Where(commit => commit.CommittedAt < oldest)
            .ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "Old commits could not be deleted; it is tried again later: {Reason}")]
    private partial void LogFailed(string reason);
}
