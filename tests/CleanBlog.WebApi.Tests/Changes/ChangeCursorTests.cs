using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>What a cursor of the feed is good for, for how long and for whom.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangeCursorTests(TestDatabase database) : FeedTest(database)
{
    [Test]
    public async Task Each_change_can_be_gone_on_from()
    {
        for (var post = 0; post < 5; post++)
            await WritePostAsync(Ada);

        var all = (await Anonymous.ReadAsync($"/api/changes?after={Cursors["nobody"]}")).GetProperty("data").EnumerateArray().ToList();

        foreach (var (index, change) in all.Index())
            Assert.That((await Anonymous.ReadAsync($"/api/changes?after={change.Text("cursor")}")).Ids(), Is.EqualTo(all.Skip(index + 1).Select(later => later.GetProperty("id").GetGuid())));
    }

    [Test]
    public async Task An_empty_part_has_a_cursor_all_the_same()
    {
        var page = await Anonymous.ReadAsync($"/api/changes?after={Cursors["nobody"]}");

        Assert.That(page.GetRawText(), Does.StartWith("""{"data":[],"pagination":{"limit":20,"next_cursor":""").And.EndsWith(""","has_more":false}}"""));
        Assert.That(page.GetProperty("pagination").Text("next_cursor"), Is.EqualTo(Cursors["nobody"]));
    }

    [Test]
    public async Task A_cursor_does_not_expire_by_the_clock()
    {
        Clock.Advance(TimeSpan.FromDays(20));
        await WritePostAsync(Client(await LogInAsync("ada@example.com")));

        Assert.That((await Anonymous.ReadAsync($"/api/changes?after={Cursors["nobody"]}")).Ids(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_cursor_behind_which_something_was_deleted_is_too_old_and_the_next_one_is_good()
    {
        await WritePostAsync(Ada);
        var boundary = await NowAsync(Anonymous);
        var kept = await WritePostAsync(Ada);
        await NowAsync(Anonymous);
        await ExecuteAsync("DELETE FROM changes WHERE position < (SELECT max(position) FROM changes)");

        using var tooOld = await Anonymous.GetAsync($"/api/changes?after={Cursors["nobody"]}");

        var problem = await Assert.ThatProblem(tooOld, HttpStatusCode.Gone, "changes.cursor_too_old");
        Assert.That(problem.Text("detail"), Does.Contain("after=now"));
        Assert.That((await Anonymous.ReadAsync($"/api/changes?after={boundary}")).Ids(), Is.EqualTo([kept]));
        Assert.That((await Anonymous.ReadAsync("/api/changes?after=first")).Ids(), Is.EqualTo([kept]));
    }

    [TestCase("")]
    [TestCase("FIRST")]
    [TestCase("0")]
    [TestCase("MDEyMw")]
    [TestCase("!!!")]
    [TestCase("%00")]
    [TestCase("now&after=now")]
    public async Task What_is_no_cursor_is_refused(string cursor)
    {
        using var response = await Anonymous.GetAsync($"/api/changes?after={cursor}");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Test]
    public async Task A_cursor_is_for_its_own_caller([Values("ada", "admin", "nobody")] string owner, [Values("ada", "eve", "admin", "nobody")] string user)
    {
        Assume.That(user, Is.Not.EqualTo(owner));

        using var response = await Called(user).GetAsync($"/api/changes?after={Cursors[owner]}");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [TestCase("&kind=post", "")]
    [TestCase("", "&kind=user")]
    [TestCase("&kind=post", "&kind=user")]
    public async Task A_cursor_is_for_its_own_kinds(string given, string used)
    {
        var cursor = (await Ada.ReadAsync($"/api/changes?after=now{given}")).GetProperty("pagination").Text("next_cursor");

        using var response = await Ada.GetAsync($"/api/changes?after={cursor}{used}");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Test]
    public async Task A_cursor_of_a_list_is_none_of_the_feed()
    {
        await WritePostAsync(Ada);
        await WritePostAsync(Ada);
        var cursor = (await Anonymous.ReadAsync("/api/posts?cursor=first&limit=1")).GetProperty("pagination").Text("next_cursor");

        using var response = await Anonymous.GetAsync($"/api/changes?after={cursor}");
        using var other = await Anonymous.GetAsync($"/api/posts?cursor={Cursors["nobody"]}");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
        await Assert.ThatProblem(other, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Test]
    public async Task Who_is_no_administrator_any_more_starts_again()
    {
        var (former, id) = await SignInAsync("former@example.com", "Mary", "Somerville", Domain.Users.UserRole.Admin);
        var cursor = await NowAsync(former);
        using var demoted = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{id}/role", """{"role":"user"}""");
        await WritePostAsync(Ada, published: false);

        using var response = await former.GetAsync($"/api/changes?after={cursor}");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
        Assert.That((await former.ReadAsync("/api/changes?after=first&kind=post")).Ids(), Is.Empty);
    }
}
