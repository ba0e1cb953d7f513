using CleanBlog.Application.Posts;
using CleanBlog.Domain.Posts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Reads one post while the server starts to listen, so that the first reader does not wait for the query to be compiled.</summary>
internal sealed class QueryWarmUp(IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPostReader>().ListAsync(PostsPage.OfPublished(author: null, skip: 0, take: 1), stoppingToken);
    }
}
