using System.Net;
using System.Text.Json;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.OpenApi;

namespace CleanBlog.WebApi.Tests.Http.Caching;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class PublishedAnswersTests(TestDatabase database) : ApiTest(database)
{
    private const string List = "/api/posts";

    private static readonly string[] Roles = ["anonymous", "author", "other", "administrator"];

    private Guid id;
    private string path = "";

    private static IEnumerable<TestCaseData> Pairs => Roles.SelectMany(_ => Roles, (first, second) => new TestCaseData(first, second));

    [SetUp]
    public async Task WritePost()
    {
        id = await WritePostAsync(Ada);
        path = $"/api/posts/{id}";
    }

    [TestCase("{post}")]
    [TestCase("/api/posts")]
    [TestCase("/api/posts?limit=1&page=1")]
    public async Task The_same_again_costs_no_statement(string asked)
    {
        asked = asked.Replace("{post}", path, StringComparison.Ordinal);
        using var first = await Anonymous.GetAsync(asked);
        Sql.Reset();

        using var second = await Anonymous.GetAsync(asked);

        Assert.That(Sql.Statements, Is.Empty);
        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(FieldsOf(second), Is.EqualTo(FieldsOf(first)));
    }

    [Test]
    public async Task It_is_answered_as_if_nothing_were_kept()
    {
        using var unkept = await Ada.GetAsync(path);
        using var warming = await Anonymous.GetAsync(path);

        using var kept = await Anonymous.GetAsync(path);

        Assert.That(await kept.Content.ReadAsStringAsync(), Is.EqualTo(await unkept.Content.ReadAsStringAsync()));
        Assert.That(kept.Field("ETag"), Is.EqualTo("\"1\""));
        Assert.That(kept.Field("Last-Modified"), Is.EqualTo(unkept.Field("Last-Modified")));
        Assert.That(kept.Field("Cache-Control"), Is.EqualTo("public, no-cache"));
        Assert.That(kept.Field("traceresponse"), Is.Not.EqualTo(warming.Field("traceresponse")));
    }

    [TestCase("revised")]
    [TestCase("revised with a key")]
    [TestCase("made a draft")]
    [TestCase("deleted")]
    [TestCase("joined by another")]
    public async Task What_is_written_is_read_at_once(string change)
    {
        var before = (await AnswerAsync(Anonymous, path), await AnswerAsync(Anonymous, List));

        await ChangeAsync(change);

        var after = (await AnswerAsync(Anonymous, path), await AnswerAsync(Anonymous, List));
        await ForgetAnswersAsync();
        Assert.That(after, Is.EqualTo((await AnswerAsync(Anonymous, path), await AnswerAsync(Anonymous, List))).And.Not.EqualTo(before));
    }

    [Test]
    public async Task A_draft_that_is_published_is_found_at_once()
    {
        var draft = $"/api/posts/{await WritePostAsync(Ada, published: false)}";
        var (before, _) = await AnswerAsync(Anonymous, draft);

        using var published = await Ada.SendJsonAsync(HttpMethod.Patch, draft, new { published = true });

        Assert.That((before, (await AnswerAsync(Anonymous, draft)).Status), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [TestCaseSource(nameof(Pairs))]
    public async Task Nobody_gets_what_another_may_see(string first, string second)
    {
        var draft = $"/api/posts/{await WritePostAsync(Ada, title: "Secret", published: false)}";
        string[] asked = [draft, List, $"{List}?published=false", $"{List}?author_id={AdaId}&published=false"];
        var own = new List<(HttpStatusCode, string)>();

        foreach (var target in asked)
        {
            await ForgetAnswersAsync();
            own.Add(await AnswerAsync(CallerOf(second), target));
        }

        await ForgetAnswersAsync();

        foreach (var (target, expected) in asked.Zip(own))
        {
            await AnswerAsync(CallerOf(first), target);
            var answer = await AnswerAsync(CallerOf(second), target);

            Assert.That(answer, Is.EqualTo(expected), target);
            Assert.That(answer.Body.Contains("Secret", StringComparison.Ordinal), Is.EqualTo(second is "author" or "administrator" && target is not List), target);
        }
    }

    [Test]
    public async Task An_answer_to_a_token_is_never_kept()
    {
        using var warming = await Ada.GetAsync(path);
        Sql.Reset();

        using var again = await Ada.GetAsync(path);

        Assert.That(Sql.Statements, Has.Count.EqualTo(1));
        Assert.That(again.Field("Cache-Control"), Is.EqualTo("no-store"));
    }

    [Test]
    public async Task A_hundred_who_ask_at_once_cost_one_statement()
    {
        await ForgetAnswersAsync();
        Sql.Reset();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => AnswerAsync(Anonymous, path)));

        Assert.That(answers.Distinct(), Has.Exactly(1).Items);
        Assert.That(Sql.Statements, Has.Exactly(1).Items);
    }

    [Test]
    public async Task While_it_is_being_written_it_is_read_from_the_database()
    {
        await AnswerAsync(Anonymous, path);
        var during = 0;
        Interloper.Do(async () =>
        {
            Sql.Reset();
            await AnswerAsync(Anonymous, path);
            await AnswerAsync(Anonymous, path);
            during = Sql.Statements.Count;
        });

        using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, path, new { title = "Changed" });

        Assert.That(during, Is.EqualTo(2));
    }

    [TestCase("If-None-Match", "\"1\"")]
    [TestCase("If-None-Match", "\"0\", W/\"1\"")]
    [TestCase("If-None-Match", "*")]
    public async Task Who_has_it_costs_one_statement_once(string name, string value)
    {
        using var first = await AskAsync(path, (name, value));
        Sql.Reset();

        using var second = await AskAsync(path, (name, value));

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.NotModified, HttpStatusCode.NotModified)));
        Assert.That(Sql.Statements, Is.Empty);
        Assert.That(FieldsOf(second), Is.EqualTo(FieldsOf(first)));
    }

    [Test]
    public async Task Who_has_an_older_one_gets_it()
    {
        using var had = await AskAsync(path, ("If-None-Match", "\"1\""));
        using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, path, new { title = "Changed" });

        using var response = await AskAsync(path, ("If-None-Match", "\"1\""));

        Assert.That((had.StatusCode, response.StatusCode, response.Field("ETag")), Is.EqualTo((HttpStatusCode.NotModified, HttpStatusCode.OK, "\"2\"")));
    }

    [Test]
    public async Task Each_coding_is_kept_for_itself()
    {
        using var plain = await AskAsync(path);
        using var compressed = await AskAsync(path, ("Accept-Encoding", "br"));
        using var again = await AskAsync(path, ("Accept-Encoding", "br"));
        using var plainAgain = await AskAsync(path);

        Assert.That(new[] { plain, compressed, again, plainAgain }.Select(response => response.Field("ETag")), Is.EqualTo(new[] { "\"1\"", "\"1-br\"", "\"1-br\"", "\"1\"" }));
        Assert.That(await again.Content.ReadAsByteArrayAsync(), Is.EqualTo(await compressed.Content.ReadAsByteArrayAsync()).And.Not.EqualTo(await plain.Content.ReadAsByteArrayAsync()));
    }

    [Test]
    public async Task Head_is_answered_from_what_get_left()
    {
        using var get = await Anonymous.GetAsync(path);
        Sql.Reset();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var head = await Anonymous.SendAsync(request);

        Assert.That(Sql.Statements, Is.Empty);
        Assert.That((head.Field("ETag"), (await head.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo(("\"1\"", 0)));
    }

    [Test]
    public async Task What_is_longer_than_a_mebibyte_is_given_whole_and_not_kept()
    {
        var content = new string('x', 1024 * 1024);
        var longest = $"/api/posts/{await WritePostAsync(Ada, content: content)}";
        using var first = await Anonymous.GetAsync(longest);
        Sql.Reset();

        var second = await Anonymous.ReadAsync(longest);

        Assert.That((await first.ReadAsync()).GetProperty("content").GetString(), Is.EqualTo(content));
        Assert.That(second.GetProperty("content").GetString(), Is.EqualTo(content));
        Assert.That(Sql.Statements, Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_failure_is_not_kept()
    {
        await ForgetAnswersAsync();

        var during = await DuringOutageAsync(() => AnswerAsync(Anonymous, path));

        Assert.That((during.Status, (await AnswerAsync(Anonymous, path)).Status), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
    }

    [Test]
    public async Task An_instance_that_nobody_tells_catches_up_by_itself()
    {
        await using var other = StartAnother();
        using var elsewhere = ContractHandler.Connect(other.ClientOptions.BaseAddress);
        await elsewhere.ReadAsync(path);

        using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, path, new { title = "Changed" });

        await Eventually.HoldsAsync("the other instance gives the new title", async () => (await elsewhere.ReadAsync(path)).Text("title") is "Changed");
        Assert.That((await elsewhere.ReadAsync(path)).GetProperty("version").GetInt32(), Is.EqualTo(2));
    }

    private async Task ChangeAsync(string change)
    {
        using var response = change switch
        {
            "revised" => await Ada.SendJsonAsync(HttpMethod.Patch, path, new { title = "Changed" }),
            "revised with a key" => await SendKeyedAsync(),
            "made a draft" => await Ada.SendJsonAsync(HttpMethod.Patch, path, new { published = false }),
            "deleted" => await Ada.DeleteAsync(path),
            _ => await Ada.SendJsonAsync(HttpMethod.Post, List, new { title = "More", content = "Text.", published = true }),
        };

        response.EnsureSuccessStatusCode();
    }

    private async Task<HttpResponseMessage> SendKeyedAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = new StringContent("""{"title":"Changed"}""", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "once");
        return await Ada.SendAsync(request);
    }

    private HttpClient CallerOf(string role) => role switch
    {
        "author" => Ada,
        "other" => Eve,
        "administrator" => Admin,
        _ => Anonymous,
    };

    private Task<HttpResponseMessage> AskAsync(string target, params (string Name, string Value)[] fields) => Anonymous.SendAsync(HttpMethod.Get, target, fields);

    /// <summary>A problem without what is of its request alone.</summary>
    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(HttpClient client, string target)
    {
        using var response = await client.GetAsync(target);
        var body = await response.Content.ReadAsStringAsync();

        return (response.StatusCode, response.IsSuccessStatusCode ? body : JsonDocument.Parse(body).RootElement.GetProperty("code").GetString()!);
    }

    private static IEnumerable<string> FieldsOf(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers)
            .Where(field => field.Key is not ("traceresponse" or "Date" or "RateLimit" or "RateLimit-Policy"))
            .Select(field => $"{field.Key}: {string.Join(", ", field.Value)}")
            .Order(StringComparer.Ordinal);
}
