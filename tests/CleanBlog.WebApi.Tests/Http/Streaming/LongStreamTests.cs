using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using CleanBlog.WebApi.Http.Streaming;
using CleanBlog.WebApi.Tests.OpenApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Http.Streaming;

/// <summary>Streams of more than all buffers between database and client can hold, to a client that does not read on.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class LongStreamTests(TestDatabase database) : ApiTest(database)
{
    private const int Posts = 600;

    private static readonly string Text = new('x', 100 * 1024);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClosedReaders readers = new();

    [SetUp]
    public async Task WritePosts()
    {
        readers.Expect();
        await InDatabaseAsync(context =>
        {
            context.AddRange(Enumerable.Range(0, Posts).Select(post => APost.Published(UserId.From(AdaId), $"Post {post}", Text)));
            return context.SaveChangesAsync();
        });
    }

    [Test]
    public async Task All_of_a_stream_shows_the_state_in_which_it_began()
    {
        using var response = await OpenAsync();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.That(await lines.ReadLineAsync(), Does.Contain("Post "));

        await InDatabaseAsync(context => context.Posts.Where(post => post.Title != "Post 7").ExecuteDeleteAsync());
        await WritePostAsync(Ada, "Later");

        var rest = 0;

        while (await lines.ReadLineAsync() is { } line)
        {
            Assert.That(line, Does.Not.Contain("Later"));
            rest++;
        }

        Assert.That(rest, Is.EqualTo(Posts - 1));
    }

    [Test]
    [SuppressMessage("Minor Code Smell", "S1215", Justification = "What lives is what is looked at.")]
    public async Task Little_of_a_stream_is_in_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var response = await OpenAsync();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        await lines.ReadLineAsync();

        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(Posts * Text.Length / 2));
        Assert.That(readers.ClosedAfter.IsCompleted, Is.False);
    }

    [Test]
    public async Task A_client_that_goes_away_ends_the_query()
    {
        readers.Expect();

        using (var response = await OpenAsync())
        {
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
            await lines.ReadLineAsync();
        }

        Assert.That(await readers.ClosedAfter.WaitAsync(Patience), Is.InRange(1, Posts / 2));
    }

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<BlogDbContext>(context => context.AddInterceptors(readers));

    private async Task<HttpResponseMessage> OpenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/posts");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(JsonLines.MediaType));
        request.Options.Set(ContractHandler.IsReadAsItComes, true);

        return await Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>How many rows had been read when the reader of a list was closed.</summary>
    private sealed class ClosedReaders : DbCommandInterceptor
    {
        private TaskCompletionSource<int> closed = new();

        public Task<int> ClosedAfter => closed.Task;

        public void Expect() => closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
        {
            if (command.CommandText.Contains("ORDER BY", StringComparison.Ordinal))
                closed.TrySetResult(eventData.ReadCount);

            return ValueTask.FromResult(result);
        }
    }
}
