using System.Net.Http.Headers;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using CleanBlog.WebApi.Http.Streaming;
using CleanBlog.WebApi.Tests.OpenApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Http.Streaming;

/// <summary>Streams of more than all buffers between database and client can hold, to a client that does not read on.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class LongStreamTests(TestDatabase database) : ApiTest(database)
{
    private const int Posts = 300;

    private static readonly string Text = new('x', 100 * 1024);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ReadRows rows = new();

    [SetUp]
    public async Task WritePosts()
    {
        await InDatabaseAsync(context =>
        {
            context.AddRange(Enumerable.Range(0, Posts).Select(post => APost.Published(UserId.From(AdaId), $"Post {post}", Text)));
            return context.SaveChangesAsync();
        });
        rows.Expect();
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
    public async Task The_database_waits_for_a_client_that_does_not_read_on()
    {
        using var response = await OpenAsync();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        await lines.ReadLineAsync();

        Assert.That(await rows.StandStillAsync(), Is.InRange(1, Posts / 2));
        Assert.That(rows.ClosedAfter.IsCompleted, Is.False);
    }

    [Test]
    public async Task A_client_that_goes_away_ends_the_query()
    {
        using (var response = await OpenAsync())
        {
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
            await lines.ReadLineAsync();
        }

        Assert.That(await rows.ClosedAfter.WaitAsync(Patience), Is.InRange(1, Posts / 2));
    }

    [Test]
    public async Task What_breaks_off_in_the_middle_has_no_end()
    {
        using var response = await OpenAsync();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        await lines.ReadLineAsync();
        await rows.StandStillAsync();
        var read = 1;

        // The driver fails. A server that is killed may have sent everything: what is on the way can be more than all of it.
        rows.BreakAfter(0);

        await Assert.ThatAsync(
            async () =>
            {
                while (await lines.ReadLineAsync() is not null)
                    read++;
            },
            Throws.InstanceOf<IOException>());
        Assert.That(read, Is.LessThan(Posts));
    }

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<BlogDbContext>(context => context.AddInterceptors(rows));

    private async Task<HttpResponseMessage> OpenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/posts");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(JsonLines.MediaType));
        request.Options.Set(ContractHandler.IsReadAsItComes, true);

        return await Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
