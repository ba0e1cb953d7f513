using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// Reads one post when the server has listened for a moment, so that few readers wait for the query to be compiled. Not sooner: it takes
/// as much of the processors as the start itself, and the first answer would wait for it.
/// </summary>
public sealed partial class QueryWarmUp(IServiceScopeFactory scopes, TimeProvider clock, ILogger<QueryWarmUp> logger) : BackgroundService, IHostedLifecycleService
{
    /// <summary>Long enough for whoever asks first whether the server is there; longer, and the runtime would compile twice what the start of Entity Framework calls.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        started.SetResult();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(Pause, clock, stoppingToken);

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IPostReader>().ListAsync(PostsPage.OfPublished(author: null, new OffsetWindow(0, 1)), stoppingToken);
        }
        catch (Exception exception) when (Database.FindDatabaseError(exception) is not null)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The database did not answer the first query")]
    private partial void LogFailed(Exception exception);
}
