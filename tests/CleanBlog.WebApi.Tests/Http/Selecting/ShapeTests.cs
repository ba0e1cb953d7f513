using System.Net.Http.Json;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http.Selecting;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ShapeTests(TestDatabase database) : ApiTest(database)
{
    [TestCase("fields=title", "title")]
    [TestCase("fields=version,id", "id,version")]
    [TestCase("fields=id,id", "id")]
    [TestCase("fields=id&expand=author", "id,author")]
    [TestCase("fields=title&cursor=first", "title")]
    [TestCase("fields=title&published=false", "title")]
    [TestCase("expand=author", "title,content,published,id,author_id,created_at,updated_at,version,author")]
    public async Task An_item_has_what_was_asked_for(string query, string members)
    {
        await WritePostAsync(Ada, "Notes", published: !query.Contains("published", StringComparison.Ordinal));

        var page = await Ada.ReadAsync($"/api/posts?{query}");

        Assert.That(string.Join(',', page.GetProperty("data")[0].EnumerateObject().Select(member => member.Name)), Is.EqualTo(members));
        Assert.That(page.GetProperty("pagination").GetProperty("limit").GetInt32(), Is.EqualTo(20));
    }

    [Test]
    public async Task Users_are_cut_down_too()
    {
        var page = await Ada.ReadAsync("/api/users?fields=last_name&sort=last_name");

        Assert.That(page.GetProperty("data")[0].EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "last_name" }));
    }

    [Test]
    public async Task Whatever_an_item_has_can_be_asked_for()
    {
        await WritePostAsync(Ada, "Notes");

        Assert.That(await MembersAsync("/api/posts"), Is.EquivalentTo(PostFields.All.Shown));
        Assert.That(await MembersAsync("/api/users"), Is.EquivalentTo(UserFields.All.Shown));
    }

    [Test]
    public async Task Texts_that_nobody_asked_for_are_not_read()
    {
        await WritePostAsync(Ada, "Notes");
        Sql.Reset();

        await Anonymous.ReadAsync("/api/posts?fields=id,title");
        await Anonymous.ReadAsync("/api/posts?fields=id,title&cursor=first");
        await Ada.ReadAsync($"/api/posts?fields=id,title&author_id={AdaId}");

        Assert.That(Sql.Statements, Has.None.Contains("content"));
    }

    [Test]
    public async Task An_author_has_a_name_and_nothing_private()
    {
        await WritePostAsync(Ada, "Notes");

        var author = (await Anonymous.ReadAsync("/api/posts?expand=author")).GetProperty("data")[0].GetProperty("author");

        Assert.That(author.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "id", "first_name", "last_name" }));
        Assert.That(author.GetProperty("id").GetGuid(), Is.EqualTo(AdaId));
    }

    [Test]
    public async Task A_new_name_is_shown_at_once()
    {
        await WritePostAsync(Ada, "Notes");
        await Anonymous.ReadAsync("/api/posts?expand=author");

        using var renamed = await Ada.PatchAsJsonAsync($"/api/users/{AdaId}", new { first_name = "Augusta" });

        var author = (await Anonymous.ReadAsync("/api/posts?expand=author")).GetProperty("data")[0].GetProperty("author");
        Assert.That(author.GetProperty("first_name").GetString(), Is.EqualTo("Augusta"));
    }

    [TestCase(1)]
    [TestCase(40)]
    public async Task Authors_take_one_statement_however_many_there_are(int posts)
    {
        await WritePostsAsync(Ada, Enumerable.Repeat("Notes", (posts + 1) / 2));
        await WritePostsAsync(Eve, Enumerable.Repeat("Notes", posts / 2));
        Sql.Reset();
        var page = await Anonymous.ReadAsync("/api/posts?expand=author&limit=100");

        Assert.That(page.GetProperty("data").EnumerateArray().Select(post => post.GetProperty("author").GetProperty("id").GetGuid()), Is.All.AnyOf(AdaId, EveId));
        Assert.That(Sql.Statements, Has.Count.EqualTo(3));
    }

    [TestCase("/api/posts?fields=", "fields", "fields.unknown_field")]
    [TestCase("/api/posts?fields=colour", "fields", "fields.unknown_field")]
    [TestCase("/api/posts?fields=Title", "fields", "fields.unknown_field")]
    [TestCase("/api/posts?fields=title,", "fields", "fields.unknown_field")]
    [TestCase("/api/posts?fields=author", "fields", "fields.unknown_field")]
    [TestCase("/api/users?fields=password_hash", "fields", "fields.unknown_field")]
    [TestCase("/api/posts?expand=", "expand", "expand.unknown_field")]
    [TestCase("/api/posts?expand=author,", "expand", "expand.unknown_field")]
    [TestCase("/api/posts?expand=author.email", "expand", "expand.unknown_field")]
    [TestCase("/api/users?expand=author", "expand", "expand.unknown_field")]
    public async Task What_there_is_not_cannot_be_shown(string address, string parameter, string code)
    {
        using var response = await Ada.GetAsync(address);

        await Assert.ThatInvalidParameter(response, parameter, code);
    }

    private async Task<IEnumerable<string>> MembersAsync(string address) =>
        (await Ada.ReadAsync(address)).GetProperty("data")[0].EnumerateObject().Select(member => member.Name);
}
