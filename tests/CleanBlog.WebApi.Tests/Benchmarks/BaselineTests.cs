using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Benchmarks;

/// <summary>The yardstick of the benchmarks does what CleanBlog does, or it would measure nothing.</summary>
[TestFixtureSource(typeof(OnlyPostgreSql), nameof(OnlyPostgreSql.Fixture))]
public sealed class BaselineTests(OnlyPostgreSql database) : ApiTest(database)
{
    private static readonly string[] ChosenByTheServer = ["id", "created_at", "updated_at"];

    private readonly OnlyPostgreSql database = database;
    private BaselineProcess baseline = null!;
    private Guid post;
    private Guid draft;

    [OneTimeSetUp]
    public async Task StartBaseline() => baseline = await BaselineProcess.StartAsync(database.Direct, SigningKey);

    [OneTimeTearDown]
    public void StopBaseline() => baseline.Dispose();

    [SetUp]
    public override async Task SignIn()
    {
        await base.SignIn();
        baseline.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await LogInAsync("ada@example.com"));

        await foreach (var line in File.ReadLinesAsync(RepositoryFiles.Path("samples/posts.jsonl")))
        {
            var sample = JsonElement.Parse(line);
            await WritePostAsync(Ada, sample.Text("title"), sample.Text("content"));
        }

        post = await WritePostAsync(Ada, "Größe & <weight>", "“A” \\ *text*\nwith 'a' 😀\u007F\u2028.");
        draft = await WritePostAsync(Ada, published: false);
    }

    [TestCase("/health")]
    [TestCase("/api/posts/{0}")]
    [TestCase("/api/posts")]
    [TestCase("/api/posts?limit=100")]
    [TestCase("/api/posts?page=2&limit=5")]
    [TestCase("/api/posts?page=9")]
    [TestCase("/api/posts?skip=3&limit=4")]
    public async Task It_answers_with_the_same_bytes(string path)
    {
        var asked = path.Replace("{0}", post.ToString(), StringComparison.Ordinal);

        using var ours = await Anonymous.GetAsync(asked);
        using var its = await baseline.Http.GetAsync(asked);

        Assert.That((its.StatusCode, its.Content.Headers.ContentType), Is.EqualTo((HttpStatusCode.OK, ours.Content.Headers.ContentType)));
        Assert.That(await its.Content.ReadAsStringAsync(), Is.EqualTo(await ours.Content.ReadAsStringAsync()));
    }

    [Test]
    public async Task It_shows_neither_drafts_nor_what_is_not_there()
    {
        foreach (var id in new[] { draft.ToString(), Guid.Empty.ToString(), "1" })
        {
            using var ours = await Anonymous.GetAsync($"/api/posts/{id}");
            using var its = await baseline.Http.GetAsync($"/api/posts/{id}");

            Assert.That((its.StatusCode, ours.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)), id);
        }
    }

    [TestCase("\"1\"", HttpStatusCode.NotModified)]
    [TestCase("\"2\"", HttpStatusCode.OK)]
    public async Task It_knows_what_the_caller_has_already(string tag, HttpStatusCode status)
    {
        using var ours = await SendAsync(Anonymous, tag);
        using var its = await SendAsync(baseline.Http, tag);

        Assert.That((its.StatusCode, ours.StatusCode), Is.EqualTo((status, status)));
        Assert.That(its.Headers.ETag, Is.EqualTo(ours.Headers.ETag));
    }

    [Test]
    public async Task It_writes_the_same_post()
    {
        var request = new { title = "Größe & <weight>", content = "A *text*\nwith a 😀.", published = true };

        using var ours = await Ada.PostAsJsonAsync("/api/posts", request);
        using var its = await baseline.Http.PostAsJsonAsync("/api/posts", request);
        var written = await its.Content.ReadAsStringAsync();

        Assert.That((its.StatusCode, ours.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
        Assert.That(Chosen(JsonElement.Parse(written)), Is.EqualTo(Chosen(await ours.ReadAsync())));
        Assert.That(await Anonymous.GetStringAsync(its.Headers.Location), Is.EqualTo(written));
    }

    [Test]
    public async Task It_stores_as_much_for_a_write()
    {
        var before = await CountRowsAsync();

        using var ours = await Ada.PostAsJsonAsync("/api/posts", new { title = "Notes", content = "Patterns." });
        var between = await CountRowsAsync();
        using var its = await baseline.Http.PostAsJsonAsync("/api/posts", new { title = "Notes", content = "Patterns." });
        var after = await CountRowsAsync();

        Assert.That((after.Posts - between.Posts, after.Commits - between.Commits, after.Changes - between.Changes), Is.EqualTo((1, 1, 1)));
        Assert.That((between.Posts - before.Posts, between.Commits - before.Commits, between.Changes - before.Changes), Is.EqualTo((1, 1, 1)));
    }

    [TestCase("", "Patterns.")]
    [TestCase("Notes", "")]
    public async Task It_refuses_what_is_empty(string title, string content)
    {
        using var its = await baseline.Http.PostAsJsonAsync("/api/posts", new { title, content });

        Assert.That(its.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [TestCase(null)]
    [TestCase("Bearer nonsense")]
    public async Task It_refuses_whoever_is_not_signed_in(string? authorization)
    {
        baseline.Http.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        using var its = await baseline.Http.PostAsJsonAsync("/api/posts", new { title = "Notes", content = "Patterns." });

        Assert.That(its.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task It_refuses_a_user_who_was_shut_out()
    {
        using var _ = await Admin.PutAsJsonAsync($"/api/users/{AdaId}/active", new { is_active = false });

        using var its = await baseline.Http.PostAsJsonAsync("/api/posts", new { title = "Notes", content = "Patterns." });

        Assert.That(its.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    /// <summary>The yardstick runs on the machine's clock.</summary>
    protected override void Configure(IServiceCollection services) => services.AddSingleton(TimeProvider.System);

    private async Task<HttpResponseMessage> SendAsync(HttpClient http, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/posts/{post}") { Headers = { IfNoneMatch = { EntityTagHeaderValue.Parse(tag) } } };
        return await http.SendAsync(request);
    }

    private Task<(int Posts, int Commits, int Changes)> CountRowsAsync() => InDatabaseAsync(async context =>
        (await context.Posts.CountAsync(), await context.Set<Infrastructure.Persistence.Commit>().CountAsync(), await context.Set<Infrastructure.Persistence.Changes.Change>().CountAsync()));

    /// <summary>What the writer chose.</summary>
    private static IEnumerable<string> Chosen(JsonElement post) =>
        post.EnumerateObject().Select(member => ChosenByTheServer.Contains(member.Name) ? member.Name : member.ToString());
}
