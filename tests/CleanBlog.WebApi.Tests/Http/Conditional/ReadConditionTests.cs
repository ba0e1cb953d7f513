using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http.Conditional;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ReadConditionTests(TestDatabase database) : ApiTest(database)
{
    private string path = "";

    [SetUp]
    public async Task WritePost() => path = $"/api/posts/{await WritePostAsync(Ada)}";

    [Test]
    public async Task A_post_shows_its_validators()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, path, new { title = "Changed" });

        using var response = await Anonymous.GetAsync(path);

        Assert.That((await response.ReadAsync()).GetProperty("version").GetInt32(), Is.EqualTo(2));
        Assert.That(response.Field("ETag"), Is.EqualTo("\"2\""));
        Assert.That(response.Field("Last-Modified"), Is.EqualTo(Clock.GetUtcNow().ToString("R")));
    }

    [Test]
    public async Task Every_answer_that_shows_one_thing_shows_its_validators()
    {
        using var registered = await Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = "mary@example.com", FirstName = "Mary", LastName = "Somerville", AUser.Password });
        using var written = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", new { Title = "Notes", Content = "Patterns." });
        using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, path, new { Title = "Changed" });
        using var me = await Ada.GetAsync("/api/users/me");
        using var user = await Eve.GetAsync($"/api/users/{AdaId}");
        using var renamed = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", new { FirstName = "Augusta" });
        using var assigned = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/role", new { Role = "admin" });
        using var deactivated = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/active", new { IsActive = false });

        foreach (var response in new[] { registered, written, revised, me, user, renamed, assigned, deactivated })
        {
            var version = (await response.ReadAsync()).GetProperty("version").GetInt32();

            Assert.That(response.Field("ETag"), Is.EqualTo($"\"{version}\""), $"{response.RequestMessage}");
            Assert.That(response.Field("Last-Modified"), Is.EqualTo(Clock.GetUtcNow().ToString("R")), $"{response.RequestMessage}");
        }

        Assert.That(deactivated.Field("ETag"), Is.EqualTo("\"4\""));
    }

    [Test]
    public async Task No_answer_is_older_than_what_it_shows()
    {
        using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, path, new { Title = "Changed" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/posts") { Content = new StringContent("""{"title":"Notes","content":"Patterns."}""", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "dated");
        using var keyed = await Ada.SendAsync(request);

        foreach (var response in new[] { revised, keyed })
        {
            Assert.That(response.IsSuccessStatusCode, Is.True);
            Assert.That(response.Headers.Date, Is.EqualTo(response.Content.Headers.LastModified));
        }
    }

    [TestCase("/api/posts")]
    [TestCase("/api/users")]
    public async Task A_collection_has_none(string collection)
    {
        using var response = await Ada.GetAsync(collection);

        Assert.That((response.Field("ETag"), response.Field("Last-Modified")), Is.EqualTo(((string?)null, (string?)null)));
    }

    [TestCase("\"1\"")]
    [TestCase("W/\"1\"")]
    [TestCase("\"0\", \"1\"")]
    [TestCase("*")]
    [TestCase("\"1-br\"")]
    [TestCase("\"1-gzip\"")]
    public async Task Who_has_it_already_does_not_get_it_again(string tags)
    {
        using var get = await Anonymous.SendAsync(HttpMethod.Get, path, ("If-None-Match", tags));
        using var head = await Anonymous.SendAsync(HttpMethod.Head, path, ("If-None-Match", tags));

        Assert.That((get.StatusCode, head.StatusCode), Is.EqualTo((HttpStatusCode.NotModified, HttpStatusCode.NotModified)));
        Assert.That(await get.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("\"0\"")]
    [TestCase("\"01\"")]
    [TestCase("\"1-zip\"")]
    [TestCase("\"\"")]
    [TestCase("1")]
    [TestCase("garbage")]
    [TestCase("\"1")]
    public async Task Who_has_another_one_gets_it(string tags)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("If-None-Match", tags));

        Assert.That((await response.ReadAsync()).Text("title"), Is.EqualTo("Notes"));
    }

    [Test]
    public async Task The_short_answer_has_the_fields_of_the_long_one()
    {
        using var full = await Anonymous.GetAsync(path);
        using var known = await Anonymous.SendAsync(HttpMethod.Get, path, ("If-None-Match", full.Field("ETag")!));

        foreach (var name in new[] { "ETag", "Last-Modified", "Cache-Control", "Vary" })
            Assert.That(known.Field(name), Is.EqualTo(full.Field(name)).And.Not.Null, name);

        Assert.That(known.Headers.Date, Is.Not.Null);
        Assert.That(known.Field("Content-Type"), Is.Null);
    }

    [Test]
    public async Task It_costs_one_statement_that_leaves_the_content_alone()
    {
        Sql.Reset();

        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("If-None-Match", "\"1\""));

        Assert.ThatStatus(response, HttpStatusCode.NotModified);
        Assert.That(Sql.Statements, Has.Count.EqualTo(1));
        Assert.That(Sql.Statements[0], Does.Contain("version").And.Not.Contain("content").And.Not.Contain("title"));
    }

    [Test]
    public async Task An_unconditional_read_costs_one_statement_as_before()
    {
        Sql.Reset();

        using var response = await Anonymous.GetAsync(path);

        Assert.That(Sql.Statements, Has.Count.EqualTo(1));
    }

    [TestCase("/api/users/me")]
    [TestCase("/api/users/{id}")]
    public async Task Users_are_known_likewise(string user)
    {
        Sql.Reset();

        using var response = await Ada.SendAsync(HttpMethod.Get, user.Replace("{id}", AdaId.ToString(), StringComparison.Ordinal), ("If-None-Match", "\"1\""));

        Assert.ThatStatus(response, HttpStatusCode.NotModified);
        Assert.That(response.Field("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(Sql.Statements[^1], Does.Not.Contain("first_name"));
    }

    [TestCase(0, HttpStatusCode.NotModified)]
    [TestCase(1, HttpStatusCode.NotModified)]
    [TestCase(-1, HttpStatusCode.OK)]
    public async Task The_date_serves_those_who_have_no_tag(int seconds, HttpStatusCode status)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("If-Modified-Since", Clock.GetUtcNow().AddSeconds(seconds).ToString("R")));

        Assert.ThatStatus(response, status);
    }

    [TestCase("\"0\"")]
    [TestCase("garbage")]
    public async Task The_date_is_not_looked_at_beside_a_tag(string tags)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("If-None-Match", tags), ("If-Modified-Since", Clock.GetUtcNow().AddHours(1).ToString("R")));

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [TestCase("never")]
    [TestCase("2026-13-01")]
    public async Task A_date_that_is_none_is_no_condition(string date)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("If-Modified-Since", date));

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [Test]
    public async Task A_condition_opens_nothing()
    {
        var draft = await WritePostAsync(Ada, published: false);

        using var unseen = await Eve.SendAsync(HttpMethod.Get, $"/api/posts/{draft}", ("If-None-Match", "*"));
        using var unknown = await Eve.SendAsync(HttpMethod.Get, $"/api/posts/{Guid.Empty}", ("If-None-Match", "*"));

        await Assert.ThatProblem(unseen, HttpStatusCode.NotFound, "post.not_found");
        await Assert.ThatProblem(unknown, HttpStatusCode.NotFound, "post.not_found");
    }

    [Test]
    public async Task A_read_can_ask_for_one_revision_alone([Values("\"1\"", "*")] string tags)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("If-Match", tags));

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [TestCase("\"2\"")]
    [TestCase("W/\"1\"")]
    public async Task A_read_of_another_revision_than_asked_for_fails(string tags)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("If-Match", tags));

        await Assert.ThatProblem(response, HttpStatusCode.PreconditionFailed, "precondition.failed");
        Assert.That(response.Field("ETag"), Is.EqualTo("\"1\""));
    }

    [Test]
    public async Task What_was_expected_comes_before_what_is_known()
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("If-Match", "\"2\""), ("If-None-Match", "\"1\""));

        Assert.ThatStatus(response, HttpStatusCode.PreconditionFailed);
    }
}
