using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace CleanBlog.Persistence.Tests;

public sealed class QueryWarmUpTests
{
    private ObservedClock clock = null!;
    private Mock<IPostReader> posts = null!;
    private LogCapture log = null!;
    private ServiceProvider services = null!;
    private QueryWarmUp warmUp = null!;

    [SetUp]
    public async Task Start()
    {
        (clock, posts, log) = (new ObservedClock(APost.Noon), new Mock<IPostReader>(), new LogCapture());
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(posts.Object)
            .AddSingleton<QueryWarmUp>()
            .AddLogging(logging => logging.AddProvider(log))
            .BuildServiceProvider();

        warmUp = services.GetRequiredService<QueryWarmUp>();
        await warmUp.StartAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task Stop()
    {
        await services.DisposeAsync();
        log.Dispose();
    }

    [Test]
    public async Task A_post_is_read_when_the_first_answer_has_had_its_time()
    {
        await warmUp.StartedAsync(CancellationToken.None);
        await clock.UntilSomebodyWaitsAsync(QueryWarmUp.Pause);
        Assert.That(posts.Invocations, Is.Empty);

        clock.Advance(QueryWarmUp.Pause);
        await warmUp.ExecuteTask!;

        posts.Verify(reader => reader.ListAsync(It.IsAny<Specification<Post>>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Test]
    public async Task A_database_that_is_away_ends_no_server()
    {
        posts.Setup(reader => reader.ListAsync(It.IsAny<Specification<Post>>(), It.IsAny<CancellationToken>())).ThrowsAsync(new SqliteException("gone", 14));

        await warmUp.StartedAsync(CancellationToken.None);
        await clock.UntilSomebodyWaitsAsync(QueryWarmUp.Pause);
        clock.Advance(QueryWarmUp.Pause);
        await warmUp.ExecuteTask!;

        Assert.That(log.Lines, Has.Exactly(1).StartsWith("Warning The database did not answer the first query"));
    }

    [Test]
    public async Task A_server_that_stops_before_does_not_wait_for_it()
    {
        await warmUp.StartedAsync(CancellationToken.None);
        await clock.UntilSomebodyWaitsAsync(QueryWarmUp.Pause);
        await warmUp.StopAsync(CancellationToken.None);

        Assert.That(warmUp.ExecuteTask!.IsCanceled);
        Assert.That(posts.Invocations, Is.Empty);
    }
}
