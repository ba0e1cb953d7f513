using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ListDraftsTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task An_author_sees_only_its_own_drafts()
    {
        var draft = await WritePostAsync(Ada, published: false);
        await WritePostAsync(Ada);
        await WritePostAsync(Eve, published: false);

        var page = await Ada.ReadAsync("/api/posts?published=false");

        Assert.That(page.Ids(), Is.EqualTo(new[] { draft }));
        Assert.That(page.GetProperty("pagination").GetProperty("total").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task Administrators_see_everybodys_drafts()
    {
        var byAda = await WritePostAsync(Ada, published: false);
        var byEve = await WritePostAsync(Eve, published: false);

        var page = await Admin.ReadAsync("/api/posts?published=false");

        Assert.That(page.Ids(), Is.EquivalentTo(new[] { byAda, byEve }));
    }

    [Test]
    public async Task Administrators_can_ask_for_one_authors_drafts()
    {
        await WritePostAsync(Ada, published: false);
        var byEve = await WritePostAsync(Eve, published: false);

        var page = await Admin.ReadAsync($"/api/posts?published=false&author_id={EveId}");

        Assert.That(page.Ids(), Is.EqualTo(new[] { byEve }));
    }

    [Test]
    public async Task Drafts_need_a_sign_in()
    {
        using var response = await Anonymous.GetAsync("/api/posts?published=false");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "post.drafts_need_sign_in");
        Assert.That(response.Field("WWW-Authenticate"), Is.EqualTo("Bearer realm=\"CleanBlog\""));
    }

    [Test]
    public async Task The_drafts_of_one_author_need_a_sign_in_too()
    {
        using var response = await Anonymous.GetAsync($"/api/posts?published=false&author_id={AdaId}");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "post.drafts_need_sign_in");
    }

    [Test]
    public async Task Nobody_elses_drafts_leak_in_any_combination(
        [Values("", "&page=1", "&skip=0", "&limit=100", "&page=2&limit=1")] string paging,
        [Values("published=false", "published=true", "x=published=false")] string published,
        [Values(true, false)] bool ofAda)
    {
        await WritePostAsync(Ada, title: "Secret", published: false);
        await WritePostAsync(Ada, title: "Secret", published: false);

        using var response = await Eve.GetAsync($"/api/posts?{published}{paging}{(ofAda ? $"&author_id={AdaId}" : "")}");

        var page = await response.ReadAsync();

        Assert.That(page.Ids(), Is.Empty);
        Assert.That(page.GetProperty("pagination").GetProperty("total").GetInt32(), Is.Zero);
        Assert.That(page.GetRawText(), Does.Not.Contain("Secret"));
    }

    [Test]
    public async Task A_draft_is_listed_for_all_once_it_is_published()
    {
        var id = await WritePostAsync(Ada, published: false);

        using var published = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", """{"published":true}""");

        Assert.That(published.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Is.EqualTo(new[] { id }));
        Assert.That((await Ada.ReadAsync("/api/posts?published=false")).Ids(), Is.Empty);
    }

    [Test]
    public async Task Links_to_more_drafts_keep_asking_for_drafts()
    {
        await WritePostAsync(Ada, published: false);
        await WritePostAsync(Ada, published: false);

        using var response = await Ada.GetAsync("/api/posts?published=false&limit=1");

        Assert.That(response.Headers.Links()["next"], Is.EqualTo("/api/posts?published=false&limit=1&page=2"));
    }
}
