using CleanBlog.Application.Posts;
using CleanBlog.Domain.Posts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// Reads one post as soon as the server listens, so that few readers wait for the query to be compiled. Not sooner: it takes as much
/// of the processors as the start itself, and the first answer would wait for it.
/// </summary>
public sealed partial class QueryWarmUp(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<QueryWarmUp> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartOf(lifetime).WaitAsync(stoppingToken);

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IPostReader>().ListAsync(PostsPage.OfPublished(author: null, skip: 0, take: 1), stoppingToken);
        }
        catch (Exception exception) when (Database.FindDatabaseError(exception) is not null)
        {
            LogFailed(exception);
        }
    }

    private static async Task StartOf(IHostApplicationLifetime lifetime)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        await using (lifetime.ApplicationStarted.Register(started.SetResult))
            await started.Task;
    }

    [LoggerMessage(1, LogLevel.Warning, "The database did not answer the first query")]
    private partial void LogFailed(Exception exception);
}
