using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>Who is told what, part by part.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ReadChangesTests(TestDatabase database) : FeedTest(database)
{
    private readonly int statementsOfLock = string.Equals(database.Provider.Name, "Sqlite", StringComparison.Ordinal) ? 0 : 1;

    [Test]
    public async Task A_published_post_is_told_to_everybody_as_it_is_now()
    {
        var id = await WritePostAsync(Ada);
        var change = (await Anonymous.ReadAsync($"/api/changes?after={Cursors["nobody"]}")).GetProperty("data")[0];

        Assert.That(await ToldAsync(), Is.EqualTo("nobody: changed, ada: changed, eve: changed, admin: changed"));
        Assert.That(change.Names(), Is.EqualTo(new[] { "type", "kind", "id", "at", "cursor", "post" }));
        Assert.That((change.Text("kind"), change.GetProperty("id").GetGuid(), change.Text("at")), Is.EqualTo(("post", id, change.GetProperty("post").Text("created_at"))));
        Assert.That(change.GetProperty("post").GetRawText(), Is.EqualTo((await Anonymous.ReadAsync($"/api/posts/{id}")).GetRawText()));
    }

    [Test]
    public async Task A_draft_is_told_to_its_author_and_administrators()
    {
        var id = await WritePostAsync(Ada, published: false);
        Assert.That(await ToldAsync(), Is.EqualTo("nobody: , ada: changed, eve: , admin: changed"));

        await ReviseAsync(id, """{"title":"Other notes"}""");
        Assert.That(await ToldAsync(), Is.EqualTo("nobody: , ada: changed, eve: , admin: changed"));

        using var deleted = await Ada.DeleteAsync($"/api/posts/{id}");
        Assert.That(await ToldAsync(), Is.EqualTo("nobody: , ada: removed, eve: , admin: removed"));
    }

    [Test]
    public async Task What_comes_into_sight_and_goes_out_of_it_again_is_told_as_such()
    {
        var id = await WritePostAsync(Ada, published: false);
        await ToldAsync();

        await ReviseAsync(id, """{"published":true}""");
        Assert.That(await ToldAsync(), Is.EqualTo("nobody: changed, ada: changed, eve: changed, admin: changed"));

        await ReviseAsync(id, """{"title":"Other notes"}""");
        Assert.That(await ToldAsync(), Is.EqualTo("nobody: changed, ada: changed, eve: changed, admin: changed"));

        await ReviseAsync(id, """{"published":false}""");
        Assert.That(await ToldAsync(), Is.EqualTo("nobody: removed, ada: changed, eve: removed, admin: changed"));

        using var deleted = await Ada.DeleteAsync($"/api/posts/{id}");
        Assert.That(await ToldAsync(), Is.EqualTo("nobody: , ada: removed, eve: , admin: removed"));
    }

    [Test]
    public async Task A_deleted_post_leaves_its_id_and_nothing_else()
    {
        var id = await WritePostAsync(Ada);
        await ToldAsync();
        using var deleted = await Ada.DeleteAsync($"/api/posts/{id}");

        var change = (await Anonymous.ReadAsync($"/api/changes?after={Cursors["nobody"]}")).GetProperty("data")[0];

        Assert.That(change.Names(), Is.EqualTo(new[] { "type", "kind", "id", "at", "cursor" }));
        Assert.That((change.Text("type"), change.GetProperty("id").GetGuid()), Is.EqualTo(("removed", id)));
    }

    [Test]
    public async Task What_came_and_went_between_two_looks_is_no_news()
    {
        var id = await WritePostAsync(Ada);
        using var deleted = await Ada.DeleteAsync($"/api/posts/{id}");

        Assert.That(await ToldAsync(), Is.EqualTo("nobody: removed, ada: removed, eve: removed, admin: removed"), "The last change of a thing is told, and this one could be seen before it");
    }

    [Test]
    public async Task Users_are_told_to_whoever_is_signed_in()
    {
        var (_, id) = await SignInAsync("mary@example.com", "Mary", "Somerville");
        Assert.That(await ToldAsync(), Is.EqualTo("nobody: , ada: changed, eve: changed, admin: changed"));

        using var promoted = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{id}/role", """{"role":"admin"}""");
        Assert.That(await ToldAsync(), Is.EqualTo("nobody: , ada: changed, eve: changed, admin: changed"));

        using var shutOut = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{id}/active", """{"is_active":false}""");
        var change = (await Ada.ReadAsync($"/api/changes?after={Cursors["ada"]}")).GetProperty("data")[0];
        Assert.That(change.GetProperty("user").GetRawText(), Is.EqualTo((await Ada.ReadAsync($"/api/users/{id}")).GetRawText()));
    }

    [Test]
    public async Task Several_changes_of_a_thing_are_one_in_a_part()
    {
        var first = await WritePostAsync(Ada);
        var second = await WritePostAsync(Ada);
        await ReviseAsync(first, """{"title":"Other notes"}""");

        var page = await Anonymous.ReadAsync($"/api/changes?after={Cursors["nobody"]}");

        Assert.That(page.Ids(), Is.EqualTo([second, first]));
        Assert.That(page.GetProperty("data")[1].GetProperty("post").Text("title"), Is.EqualTo("Other notes"));
    }

    [Test]
    public async Task A_write_that_changes_nothing_is_not_told()
    {
        var id = await WritePostAsync(Ada);
        await ToldAsync();

        await ReviseAsync(id, """{"title":"Notes"}""");

        Assert.That(await ToldAsync(), Is.EqualTo("nobody: , ada: , eve: , admin: "));
    }

    [TestCase("", "user post")]
    [TestCase("&kind=post", "post")]
    [TestCase("&kind=user", "user")]
    [TestCase("&kind=user&kind=post", "user post")]
    public async Task Kinds_can_be_chosen(string query, string kinds)
    {
        var now = (await Ada.ReadAsync($"/api/changes?after=now{query}")).GetProperty("pagination").Text("next_cursor");
        await SignInAsync("mary@example.com", "Mary", "Somerville");
        await WritePostAsync(Ada);

        var page = await Ada.ReadAsync($"/api/changes?after={now}{query}");

        Assert.That(string.Join(' ', page.GetProperty("data").EnumerateArray().Select(change => change.Text("kind"))), Is.EqualTo(kinds));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(100)]
    public async Task Going_on_tells_everything_once_in_order(int limit)
    {
        var written = new List<Guid>();

        for (var post = 0; post < 9; post++)
            written.Add(await WritePostAsync(Ada, published: post % 3 != 0));

        Assert.That(await WalkAsync(Ada, $"&limit={limit}"), Is.EqualTo(written));
        Assert.That(await WalkAsync(Eve, $"&limit={limit}"), Is.EqualTo(written.Where((_, post) => post % 3 != 0)));
    }

    [Test]
    public async Task What_is_not_for_the_caller_is_passed_over_in_steps()
    {
        await ManyDraftsAsync(450);
        var last = await WritePostAsync(Ada);
        var (told, parts, after) = (new List<Guid>(), new List<bool>(), Cursors["nobody"]);

        do
        {
            var page = await Anonymous.ReadAsync($"/api/changes?after={after}");
            told.AddRange(page.Ids());
            after = page.GetProperty("pagination").Text("next_cursor");
            parts.Add(page.GetProperty("pagination").GetProperty("has_more").GetBoolean());
        }
        while (parts[^1]);

        Assert.That(told, Is.EqualTo([last]));
        Assert.That(parts, Is.EqualTo([true, true, false]));
    }

    [TestCase("kind=comment", "kind", "value.invalid_type")]
    [TestCase("kind=post&kind=", "kind", "value.invalid_type")]
    [TestCase("kind=Post", "kind", "value.invalid_type")]
    [TestCase("limit=0", "limit", "value.out_of_range")]
    [TestCase("limit=101", "limit", "value.out_of_range")]
    [TestCase("limit=x", "limit", "value.invalid_type")]
    [TestCase("wait=0", "wait", "value.out_of_range")]
    [TestCase("wait=61", "wait", "value.out_of_range")]
    [TestCase("wait=soon", "wait", "value.invalid_type")]
    public async Task What_is_out_of_bounds_is_named(string query, string parameter, string code)
    {
        using var response = await Anonymous.GetAsync($"/api/changes?{query}");

        await Assert.ThatInvalidParameter(response, parameter, code);
    }

    [TestCase("Bearer nonsense")]
    public async Task A_bad_token_is_refused(string authorization)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/changes", ("Authorization", authorization));

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    /// <summary>The look whether something is not numbered yet, the changes, and the things of each kind.</summary>
    [TestCase(1, 20)]
    [TestCase(30, 20)]
    [TestCase(30, 100)]
    public async Task A_part_costs_the_same_few_statements_however_much_it_tells(int posts, int limit)
    {
        await WritePostsAsync(Ada, Enumerable.Repeat("Notes", posts));
        await Anonymous.ReadAsync("/api/changes");
        Sql.Reset();

        await Anonymous.ReadAsync($"/api/changes?after={Cursors["nobody"]}&limit={limit}");
        var anonymous = Sql.Statements.Count;
        Sql.Reset();
        await Admin.ReadAsync($"/api/changes?limit={limit}");

        Assert.That(anonymous, Is.EqualTo(3));
        Assert.That(Sql.Statements, Has.Count.EqualTo(4), "The caller is known");
    }

    [Test]
    public async Task What_nobody_has_read_yet_costs_a_short_transaction_once()
    {
        for (var post = 0; post < 5; post++)
            await WritePostAsync(Ada);

        Sql.Reset();
        await Anonymous.ReadAsync($"/api/changes?after={Cursors["nobody"]}");

        Assert.That(Sql.Statements, Has.Count.EqualTo(5 + statementsOfLock), "Twice the look, the numbers, the changes and the posts");
    }

    [Test]
    public async Task What_does_not_read_the_feed_pays_no_statement_for_it()
    {
        await WritePostAsync(Ada);
        Sql.Reset();

        await Ada.ReadAsync("/api/posts");

        Assert.That(Sql.Statements, Has.None.Contains("changes"));
    }

    /// <summary>What each caller is told since it was last asked.</summary>
    private async Task<string> ToldAsync()
    {
        var told = new List<string>();

        foreach (var caller in Callers)
        {
            var page = await Called(caller).ReadAsync($"/api/changes?after={Cursors[caller]}");
            told.Add($"{caller}: {string.Join(' ', page.GetProperty("data").EnumerateArray().Select(change => change.Text("type")))}");
            Cursors[caller] = page.GetProperty("pagination").Text("next_cursor");
        }

        return string.Join(", ", told);
    }

    private async Task<List<Guid>> WalkAsync(HttpClient caller, string query)
    {
        var (told, after) = (new List<Guid>(), Cursors[caller == Ada ? "ada" : "eve"]);

        while (true)
        {
            var page = await caller.ReadAsync($"/api/changes?after={after}{query}");
            told.AddRange(page.Ids());
            after = page.GetProperty("pagination").Text("next_cursor");

            if (!page.GetProperty("pagination").GetProperty("has_more").GetBoolean())
                return told;
        }
    }

    private async Task ReviseAsync(Guid id, string patch)
    {
        using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", patch);
        Assert.ThatStatus(revised, HttpStatusCode.OK);
    }

    private Task ManyDraftsAsync(int count) => WritePostsAsync(Ada, Enumerable.Repeat("Notes", count), published: false);
}
