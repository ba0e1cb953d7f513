using System.Net;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using CleanBlog.WebApi.Http.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Http.Streaming;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class JsonLinesTests(TestDatabase database) : ApiTest(database)
{
    /// <summary>A quarter of the pool: 40 connections in the tests' connection strings, and what SQLite has for one.</summary>
    private readonly int mostStreams = database.Provider.Name is "Sqlite" ? 25 : 10;

    private readonly ReadRows rows = new();

    [SetUp]
    public void ReadAll() => rows.Expect();

    [TestCase("")]
    [TestCase("sort=title")]
    [TestCase("filter=title:in:Post 3,Post 41")]
    [TestCase("fields=id,title")]
    [TestCase("expand=author")]
    [TestCase("fields=id&expand=author&sort=-title")]
    public async Task A_stream_has_what_the_pages_have(string query)
    {
        foreach (var posts in Enumerable.Range(0, 45).ToLookup(post => post % 3 == 0 ? Eve : Ada, post => $"Post {post}"))
            await WritePostsAsync(posts.Key, posts);

        var page = await Anonymous.ReadAsync($"/api/posts?{query}&limit=100");
        var lines = await ReadLinesAsync(Anonymous, $"/api/posts?{query}");

        Assert.That(lines, Is.EqualTo(page.GetProperty("data").EnumerateArray().Select(post => post.GetRawText())));
    }

    [TestCase("")]
    [TestCase("?filter=role:eq:admin")]
    [TestCase("?sort=first_name&fields=first_name")]
    public async Task Users_are_streamed_too(string query)
    {
        var page = await Ada.ReadAsync($"/api/users{query}");

        Assert.That(await ReadLinesAsync(Ada, $"/api/users{query}"), Is.EqualTo(page.GetProperty("data").EnumerateArray().Select(user => user.GetRawText())));
    }

    [Test]
    public async Task Of_nothing_there_is_no_line() => Assert.That(await ReadLinesAsync(Anonymous, "/api/posts"), Is.Empty);

    [Test]
    public async Task Everybody_gets_what_they_may_see()
    {
        await WritePostAsync(Ada, "Draft of Ada", published: false);
        await WritePostAsync(Eve, "Draft of Eve", published: false);

        Assert.That(await ReadLinesAsync(Anonymous, "/api/posts"), Is.Empty);
        Assert.That(await ReadLinesAsync(Ada, "/api/posts?published=false"), Has.Count.EqualTo(1).And.One.Contains("Draft of Ada"));
        Assert.That(await ReadLinesAsync(Admin, "/api/posts?published=false"), Has.Count.EqualTo(2));

        using var anonymous = await SendAsync(Anonymous, "/api/posts?published=false");
        await Assert.ThatProblem(anonymous, HttpStatusCode.Unauthorized, "post.drafts_need_sign_in");
    }

    [TestCase("application/x-ndjson", JsonLines.MediaType)]
    [TestCase("APPLICATION/X-NDJSON", JsonLines.MediaType)]
    [TestCase("application/x-ndjson, */*", JsonLines.MediaType)]
    [TestCase("application/x-ndjson, application/json;q=0.5", JsonLines.MediaType)]
    [TestCase("application/json;q=0, */*", JsonLines.MediaType)]
    [TestCase("application/x-ndjson;q=0.5, application/json", "application/json")]
    [TestCase("application/x-ndjson, application/json", "application/json")]
    [TestCase("application/x-ndjson;q=0, */*", "application/json")]
    [TestCase("application/x-ndjson;q=0.5, application/json;q=0.4", JsonLines.MediaType)]
    [TestCase("application/json;q=0, application/*", JsonLines.MediaType)]
    [TestCase("application/json;q=0.9, */*", "application/json")]
    [TestCase("application/json;q=0.5, application/*", "application/json")]
    [TestCase("application/x-ndjson;q=0.8, */*", "application/json")]
    [TestCase("text/html, application/xhtml+xml, */*;q=0.8", "application/json")]
    [TestCase("*/*", "application/json")]
    [TestCase("application/*", "application/json")]
    public async Task Lines_come_only_where_they_are_preferred(string accept, string expected)
    {
        using var response = await SendAsync(Anonymous, "/api/posts", accept);

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(expected));
        Assert.That(response.Headers.Vary, Does.Contain("Accept"));
    }

    [TestCase("page=1", "page")]
    [TestCase("limit=5", "limit")]
    [TestCase("skip=0", "skip")]
    [TestCase("cursor=first", "cursor")]
    public async Task A_stream_has_no_parts(string query, string parameter)
    {
        using var posts = await SendAsync(Anonymous, $"/api/posts?{query}");
        using var users = await SendAsync(Ada, $"/api/users?{query}");

        await Assert.ThatInvalidParameter(posts, parameter, "paging.part_of_stream");
        await Assert.ThatInvalidParameter(users, parameter, "paging.part_of_stream");
    }

    [Test]
    public async Task What_was_written_is_in_the_next_stream()
    {
        await WritePostAsync(Ada, "First");
        Assert.That(await ReadLinesAsync(Anonymous, "/api/posts"), Has.Count.EqualTo(1));

        await WritePostAsync(Ada, "Second");
        Assert.That(await ReadLinesAsync(Anonymous, "/api/posts"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_stream_takes_one_statement()
    {
        await WritePostsAsync(Ada, Enumerable.Range(0, 30).Select(post => $"Post {post}"));
        Sql.Reset();
        var lines = await ReadLinesAsync(Anonymous, "/api/posts?expand=author");

        Assert.That(lines, Has.Count.EqualTo(30));
        Assert.That(Sql.Statements, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task HEAD_reads_nothing()
    {
        await WritePostAsync(Ada, "Notes");
        Sql.Reset();

        using var request = Request("/api/posts", JsonLines.MediaType, HttpMethod.Head);
        using var response = await Anonymous.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(JsonLines.MediaType));
        Assert.That(Sql.Statements, Is.Empty);
    }

    [Test]
    public async Task More_streams_than_the_pool_has_room_for_are_refused()
    {
        var turns = Services.GetRequiredService<StreamTurns>();
        List<IDisposable> taken = [.. Enumerable.Range(0, mostStreams).Select(caller => turns.Take((UInt128)caller))];

        try
        {
            using var refused = await SendAsync(Anonymous, "/api/posts");
            await Assert.ThatProblem(refused, HttpStatusCode.ServiceUnavailable, "server.too_many_streams");
            Assert.That(refused.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Is.Empty);
        }
        finally
        {
            taken.ForEach(turn => turn.Dispose());
        }

        Assert.That(await ReadLinesAsync(Anonymous, "/api/posts"), Is.Empty);
    }

    [Test]
    public async Task An_outage_before_the_first_line_is_a_problem()
    {
        using var response = await DuringOutageAsync(() => SendAsync(Anonymous, "/api/posts"));

        await Assert.ThatProblem(response, HttpStatusCode.ServiceUnavailable, "server.database_unavailable");
    }

    [Test]
    public async Task A_failure_after_the_first_line_is_a_problem_and_nothing_else()
    {
        for (var post = 0; post < 3; post++)
            await WritePostAsync(Ada, $"Post {post}");

        rows.BreakAfter(1);
        using var response = await SendAsync(Anonymous, "/api/posts");

        await Assert.ThatProblem(response, HttpStatusCode.InternalServerError, "server.error");
        Assert.That(rows.Count, Is.EqualTo(1));
    }

    /// <summary>As no client sends it that knows what a URL is.</summary>
    [Test]
    public async Task The_query_adds_no_link()
    {
        var answer = await RawExchange.SendAsync(
            Address, $"GET /api/posts?q=x>;rel=\"next\",<//evil.example HTTP/1.1\r\nHost: localhost\r\nAccept: {JsonLines.MediaType}\r\nConnection: close\r\n\r\n");

        Assert.That(answer, Does.Contain("\r\nLink: </api/posts?q=x%3E;rel%3D%22next%22,%3C%2F%2Fevil.example>; rel=\"alternate\"; type=\"application/json\"\r\n"));
    }

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<BlogDbContext>(context => context.AddInterceptors(rows));

    private static async Task<IReadOnlyList<string>> ReadLinesAsync(HttpClient client, string address)
    {
        using var response = await SendAsync(client, address);
        var body = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(body, Is.Empty.Or.EndsWith("\n"));
        return body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string accept = JsonLines.MediaType)
    {
        using var request = Request(address, accept, HttpMethod.Get);
        return await client.SendAsync(request);
    }

    private static HttpRequestMessage Request(string address, string accept, HttpMethod method)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }
}
