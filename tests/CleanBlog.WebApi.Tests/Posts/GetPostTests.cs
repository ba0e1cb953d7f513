using System.Net;
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
}
