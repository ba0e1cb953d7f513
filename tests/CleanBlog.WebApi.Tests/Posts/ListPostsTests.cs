using System.Net;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ListPostsTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task The_newest_post_comes_first()
    {
        var ids = await WriteInTurnAsync(3);

        var page = await Anonymous.ReadAsync("/api/posts");

        Assert.That(page.Ids(), Is.EqualTo(Enumerable.Reverse(ids)));
    }

    [Test]
    public async Task A_revision_does_not_move_a_post()
    {
        var ids = await WriteInTurnAsync(3);
        using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{ids[0]}", """{"title":"Other"}""");

        var page = await Anonymous.ReadAsync("/api/posts");

        Assert.That(revised.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Ids(), Is.EqualTo(Enumerable.Reverse(ids)));
    }

    [TestCase("")]
    [TestCase("?published=true")]
    public async Task Only_published_posts_are_listed_even_to_author_and_administrators(string query)
    {
        var published = await WritePostAsync(Ada);
        await WritePostAsync(Ada, published: false);

        foreach (var reader in new[] { Anonymous, Ada, Eve, Admin })
        {
            var page = await reader.ReadAsync($"/api/posts{query}");

            Assert.That(page.Ids(), Is.EqualTo(new[] { published }));
            Assert.That(page.GetProperty("pagination").GetProperty("total").GetInt32(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task An_item_of_a_list_is_the_post_itself()
    {
        var id = await WritePostAsync(Ada);

        var page = await Anonymous.ReadAsync("/api/posts");

        Assert.That(page.GetProperty("data")[0].GetRawText(), Is.EqualTo((await Anonymous.ReadAsync($"/api/posts/{id}")).GetRawText()));
    }

    [Test]
    public async Task One_authors_posts_can_be_asked_for()
    {
        await WritePostAsync(Ada);
        var byEve = await WritePostAsync(Eve);

        var page = await Anonymous.ReadAsync($"/api/posts?author_id={EveId}");

        Assert.That(page.Ids(), Is.EqualTo(new[] { byEve }));
    }

    [Test]
    public async Task An_author_who_is_unknown_wrote_nothing()
    {
        await WritePostAsync(Ada);

        var page = await Anonymous.ReadAsync($"/api/posts?author_id={UserId.New().Value}");

        Assert.That(page.Ids(), Is.Empty);
        Assert.That(page.GetProperty("pagination").GetProperty("total").GetInt32(), Is.Zero);
    }

    [TestCase("author_id=1", "author_id")]
    [TestCase("author_id=", "author_id")]
    [TestCase("author_id=me", "author_id")]
    [TestCase("author_id=%2001a204b4-3506-7e36-ac12-25060f7fb139", "author_id")]
    [TestCase("author_id=00000000-0000-0000-0000-000000000001&author_id=00000000-0000-0000-0000-000000000002", "author_id")]
    [TestCase("published=yes", "published")]
    [TestCase("published=", "published")]
    [TestCase("published=TRUE", "published")]
    [TestCase("published=0", "published")]
    [TestCase("published=true&published=false", "published")]
    public async Task A_filter_of_the_wrong_shape_is_named(string query, string parameter)
    {
        using var response = await Anonymous.GetAsync($"/api/posts?{query}");

        await Assert.ThatInvalidParameter(response, parameter, "value.invalid_type");
    }

    [Test]
    public async Task Every_bad_parameter_is_named_at_once()
    {
        using var response = await Anonymous.GetAsync("/api/posts?author_id=1&published=x&page=0&limit=0");

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.That(
            problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("parameter")),
            Is.EquivalentTo(new[] { "author_id", "published", "page", "limit" }));
    }

    [Test]
    public async Task A_parameter_that_there_is_not_changes_nothing()
    {
        var id = await WritePostAsync(Ada);

        var page = await Anonymous.ReadAsync("/api/posts?q=nothing&sort=title&author=1");

        Assert.That(page.Ids(), Is.EqualTo(new[] { id }));
    }

    private async Task<IReadOnlyList<Guid>> WriteInTurnAsync(int count)
    {
        var ids = new List<Guid>();

        for (var i = 0; i < count; i++)
        {
            ids.Add(await WritePostAsync(Ada));
            Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        return ids;
    }
}
