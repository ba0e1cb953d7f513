using System.Net;
using System.Text.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class WritePostTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Members = ["title", "content", "published", "id", "author_id", "created_at", "updated_at", "version"];

    [Test]
    public async Task A_post_has_the_members_of_the_reference_and_a_version()
    {
        using var response = await WriteAsync("""{"title":"Notes","content":"Patterns.","published":true}""");

        var post = await response.ReadAsync();

        Assert.That(post.Names(), Is.EquivalentTo(Members));
        Assert.That((post.Text("title"), post.Text("content"), post.GetProperty("published").GetBoolean()), Is.EqualTo(("Notes", "Patterns.", true)));
        Assert.That(post.Text("id"), Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        Assert.That(post.Text("author_id"), Is.EqualTo(AdaId.ToString()));
        Assert.That(post.Text("created_at"), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$"));
        Assert.That(post.Text("updated_at"), Is.EqualTo(post.Text("created_at")));
    }

    [Test]
    public async Task The_location_leads_to_the_post()
    {
        using var response = await WriteAsync("""{"title":"Notes","content":"Patterns.","published":true}""");
        var created = await response.Content.ReadAsStringAsync();

        using var read = await Anonymous.GetAsync(response.Headers.Location);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await read.Content.ReadAsStringAsync(), Is.EqualTo(created));
    }

    [Test]
    public async Task A_post_is_a_draft_unless_it_says_otherwise()
    {
        using var response = await WriteAsync("""{"title":"Notes","content":"Patterns."}""");

        Assert.That((await response.ReadAsync()).GetProperty("published").GetBoolean(), Is.False);
    }

    [Test]
    public async Task Instants_keep_their_microseconds()
    {
        Clock.Advance(TimeSpan.FromTicks(12_345_678));
        var now = Clock.GetUtcNow().UtcDateTime;

        using var response = await WriteAsync("""{"title":"Notes","content":"Patterns.","published":true}""");
        var created = await response.ReadAsync();

        var read = await Anonymous.ReadAsync($"/api/posts/{created.Text("id")}");

        Assert.That(created.GetProperty("created_at").GetDateTime(), Is.EqualTo(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond))));
        Assert.That(read.Text("created_at"), Is.EqualTo(created.Text("created_at")));
    }

    [Test]
    public async Task Members_that_are_no_part_of_the_request_change_nothing()
    {
        using var response = await WriteAsync(JsonSerializer.Serialize(new
        {
            title = "Notes",
            content = "Patterns.",
            id = AdminId,
            author_id = EveId,
            created_at = "2001-01-01T00:00:00Z",
            updated_at = "2001-01-01T00:00:00Z",
        }));

        var post = await response.ReadAsync();

        Assert.That(post.GetProperty("author_id").GetGuid(), Is.EqualTo(AdaId));
        Assert.That(post.GetProperty("id").GetGuid(), Is.Not.EqualTo(AdminId));
        Assert.That(post.GetProperty("created_at").GetDateTimeOffset(), Is.EqualTo(Clock.GetUtcNow()).Within(TimeSpan.FromMicroseconds(1)));
        Assert.That(post.Text("updated_at"), Is.EqualTo(post.Text("created_at")));
    }

    [TestCase("""{"content":"x"}""", "/title", "value.required")]
    [TestCase("""{"title":"x"}""", "/content", "value.required")]
    [TestCase("""{"title":null,"content":"x"}""", "/title", "value.invalid_type")]
    [TestCase("""{"title":"x","content":null}""", "/content", "value.invalid_type")]
    [TestCase("""{"title":"x","content":"x","published":null}""", "/published", "value.invalid_type")]
    [TestCase("""{"title":"x","content":"x","published":"true"}""", "/published", "value.invalid_type")]
    [TestCase("""{"title":"x","content":"x","published":1}""", "/published", "value.invalid_type")]
    [TestCase("""{"title":1,"content":"x"}""", "/title", "value.invalid_type")]
    [TestCase("""{"title":"x","content":["x"]}""", "/content", "value.invalid_type")]
    [TestCase("""{"title":"x","content":{"blocks":[]}}""", "/content", "value.invalid_type")]
    [TestCase("""{"title":"","content":"x"}""", "/title", "text.too_short")]
    [TestCase("""{"title":"x","content":""}""", "/content", "text.too_short")]
    [TestCase("""{"title":"a\u0000b","content":"x"}""", "/title", "text.invalid_characters")]
    [TestCase("""{"title":"x","content":"a\u0000b"}""", "/content", "text.invalid_characters")]
    [TestCase("""{"title":"\ud83d","content":"x"}""", "/title", "text.invalid_characters")]
    [TestCase("""{"title":"x","content":"x\ude00"}""", "/content", "text.invalid_characters")]
    public async Task A_member_that_breaks_a_rule_is_named(string json, string pointer, string code)
    {
        using var response = await WriteAsync(json);

        await Assert.ThatInvalid(response, pointer, code);
    }

    [TestCase("x", 255)]
    [TestCase("\U0001F600", 255)]
    [TestCase("é", 255)]
    [TestCase("e\u0301", 127)]
    public async Task A_title_may_have_255_characters(string character, int times)
    {
        var title = string.Concat(Enumerable.Repeat(character, times));

        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", new { Title = title, Content = "x" });

        Assert.That((await response.ReadAsync()).Text("title"), Is.EqualTo(title));
    }

    [TestCase("x", 256)]
    [TestCase("\U0001F600", 256)]
    [TestCase("é", 256)]
    [TestCase("e\u0301", 128)]
    public async Task A_title_of_256_characters_is_too_long(string character, int times)
    {
        var title = string.Concat(Enumerable.Repeat(character, times));

        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", new { Title = title, Content = "x" });

        await Assert.ThatInvalid(response, "/title", "text.too_long");
    }

    [Test]
    public async Task All_broken_rules_are_told_at_once()
    {
        using var response = await WriteAsync("""{"title":"","content":""}""");

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.That(problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("pointer")), Is.EquivalentTo(new[] { "/title", "/content" }));
    }

    [Test]
    public async Task Nobody_writes_without_a_token()
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/posts", """{"title":"Notes","content":"Patterns."}""");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_missing");
    }

    private Task<HttpResponseMessage> WriteAsync(string json) => Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", json);
}
