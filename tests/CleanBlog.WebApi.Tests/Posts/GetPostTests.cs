using System.Net;
using CleanBlog.Domain.Posts;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class GetPostTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task A_published_post_costs_its_reader_one_statement()
    {
        var id = await WritePostAsync(Ada);
        Sql.Reset();

        using var response = await Anonymous.GetAsync($"/api/posts/{id}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Sql.Statements, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_draft_is_unknown_to_others()
    {
        var id = await WritePostAsync(Ada, published: false);

        using var toAnonymous = await Anonymous.GetAsync($"/api/posts/{id}");
        using var toEve = await Eve.GetAsync($"/api/posts/{id}");
        using var toAda = await Ada.GetAsync($"/api/posts/{id}");
        using var toAdmin = await Admin.GetAsync($"/api/posts/{id}");

        await Assert.ThatProblem(toAnonymous, HttpStatusCode.NotFound, "post.not_found");
        await Assert.ThatProblem(toEve, HttpStatusCode.NotFound, "post.not_found");
        Assert.That(toAda.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(toAdmin.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_hidden_draft_looks_like_no_post_at_all()
    {
        var draft = await WritePostAsync(Ada, published: false);
        var unknown = PostId.New().Value;

        using var hidden = await Eve.GetAsync($"/api/posts/{draft}");
        using var absent = await Eve.GetAsync($"/api/posts/{unknown}");

        var toHidden = await Assert.ThatProblem(hidden, HttpStatusCode.NotFound, "post.not_found");
        var toAbsent = await Assert.ThatProblem(absent, HttpStatusCode.NotFound, "post.not_found");

        Assert.That(toHidden.Text("detail"), Is.EqualTo(toAbsent.Text("detail")));
        Assert.That(toHidden.Names(), Is.EqualTo(toAbsent.Names()));
    }

    [TestCase("1")]
    [TestCase("drafts")]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("%7B00000000-0000-0000-0000-000000000000%7D")]
    [TestCase("%27%3B%20DROP%20TABLE%20posts%3B--")]
    [TestCase("%F0%9F%98%80")]
    public async Task A_malformed_id_is_as_unknown_as_any_other(string id)
    {
        using var response = await Anonymous.GetAsync($"/api/posts/{id}");

        await Assert.ThatProblem(response, HttpStatusCode.NotFound, "post.not_found");
    }

    [Test]
    public async Task An_id_with_a_blank_behind_it_is_another_one()
    {
        var id = await WritePostAsync(Ada);

        using var response = await Anonymous.GetAsync($"/api/posts/{id}%20");

        await Assert.ThatProblem(response, HttpStatusCode.NotFound, "post.not_found");
    }
}
