using CleanBlog.Application.Posts;
using CleanBlog.Domain.Posts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Reads one post while the server starts to listen, so that the first reader does not wait for the query to be compiled.</summary>
public sealed partial class QueryWarmUp(IServiceScopeFactory scopes, ILogger<QueryWarmUp> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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

    [LoggerMessage(1, LogLevel.Warning, "The database did not answer the first query")]
    private partial void LogFailed(Exception exception);
}
