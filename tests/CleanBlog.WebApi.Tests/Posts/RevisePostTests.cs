using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RevisePostTests(TestDatabase database) : ApiTest(database)
{
    [TestCase("""{"title":"Other"}""", "Other", "Patterns.", true)]
    [TestCase("""{"content":"Other"}""", "Notes", "Other", true)]
    [TestCase("""{"published":false}""", "Notes", "Patterns.", false)]
    [TestCase("""{"title":"Other","content":"Other ","published":false}""", "Other", "Other ", false)]
    public async Task Only_what_is_sent_changes(string json, string title, string content, bool published)
    {
        var id = await WritePostAsync(Ada);

        using var response = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", json);

        var answered = await response.ReadAsync();

        Assert.That((answered.Text("title"), answered.Text("content"), answered.GetProperty("published").GetBoolean()), Is.EqualTo((title, content, published)));
        Assert.That((await Ada.ReadAsync($"/api/posts/{id}")).GetRawText(), Is.EqualTo(answered.GetRawText()));
    }

    [TestCase("""{"title":"Other"}""")]
    [TestCase("""{"content":"Other"}""")]
    [TestCase("""{"published":false}""")]
    public async Task A_change_moves_updated_at_alone(string json)
    {
        var id = await WritePostAsync(Ada);
        var before = await Ada.ReadAsync($"/api/posts/{id}");
        Clock.Advance(TimeSpan.FromMinutes(1));

        using var response = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", json);

        var after = await response.ReadAsync();

        Assert.That(after.Text("created_at"), Is.EqualTo(before.Text("created_at")));
        Assert.That(after.GetProperty("updated_at").GetDateTimeOffset() - before.GetProperty("updated_at").GetDateTimeOffset(), Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [TestCase("{}")]
    [TestCase("""{"title":"Notes","content":"Patterns.","published":true}""")]
    [TestCase("""{"id":"00000000-0000-0000-0000-000000000001","author_id":"00000000-0000-0000-0000-000000000001","created_at":"2001-01-01T00:00:00Z","updated_at":"2001-01-01T00:00:00Z"}""")]
    public async Task Nothing_new_changes_nothing(string json)
    {
        var id = await WritePostAsync(Ada);
        var before = await Ada.ReadAsync($"/api/posts/{id}");
        Clock.Advance(TimeSpan.FromMinutes(1));

        using var response = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", json);

        Assert.That((await response.ReadAsync()).GetRawText(), Is.EqualTo(before.GetRawText()));
        Assert.That((await Ada.ReadAsync($"/api/posts/{id}")).GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [TestCase("""{"title":null}""", "/title", "value.required")]
    [TestCase("""{"content":null}""", "/content", "value.required")]
    [TestCase("""{"published":null}""", "/published", "value.required")]
    [TestCase("""{"published":"false"}""", "/published", "value.invalid_type")]
    [TestCase("""{"title":""}""", "/title", "text.too_short")]
    [TestCase("""{"content":""}""", "/content", "text.too_short")]
    [TestCase("""{"title":"\u0000"}""", "/title", "text.invalid_characters")]
    [TestCase("""{"content":"\ud800"}""", "/content", "text.invalid_characters")]
    [TestCase("""{"title":"","published":false}""", "/title", "text.too_short")]
    public async Task A_member_that_breaks_a_rule_is_named_and_nothing_changes(string json, string pointer, string code)
    {
        var id = await WritePostAsync(Ada);
        var before = await Ada.ReadAsync($"/api/posts/{id}");

        using var response = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", json);

        await Assert.ThatInvalid(response, pointer, code);
        Assert.That((await Ada.ReadAsync($"/api/posts/{id}")).GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [Test]
    public async Task A_post_that_becomes_a_draft_again_is_hidden_from_others()
    {
        var id = await WritePostAsync(Ada);

        using var unpublished = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", """{"published":false}""");
        using var toEve = await Eve.GetAsync($"/api/posts/{id}");

        Assert.That(unpublished.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThatProblem(toEve, HttpStatusCode.NotFound, "post.not_found");
    }

    [Test]
    public async Task An_administrators_revision_leaves_the_author_as_it_is()
    {
        var id = await WritePostAsync(Ada);

        using var response = await Admin.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", """{"title":"Other"}""");

        Assert.That((await response.ReadAsync()).GetProperty("author_id").GetGuid(), Is.EqualTo(AdaId));
    }
}
