using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>Where cursors lead.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class CursorWalkTests(TestDatabase database) : CursorTest(database)
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(25)]
    [TestCase(100)]
    public async Task Going_on_reaches_every_post_once_in_order(int limit)
    {
        await StoreAsync(25);
        var all = (await Anonymous.ReadAsync("/api/posts?limit=100")).Ids();

        Assert.That(await WalkAsync(Anonymous, $"/api/posts?cursor=first&limit={limit}", "next"), Is.EqualTo(all));
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(25)]
    public async Task Going_back_from_the_end_reaches_every_post_once(int limit)
    {
        await StoreAsync(25);
        var all = (await Anonymous.ReadAsync("/api/posts?limit=100")).Ids();

        var pages = await PagesAsync(Anonymous, $"/api/posts?cursor=last&limit={limit}", "prev");

        Assert.That(pages.AsEnumerable().Reverse().SelectMany(page => page), Is.EqualTo(all));
    }

    [Test]
    public async Task Going_on_and_back_leads_to_the_same_page()
    {
        await StoreAsync(9);
        using var first = await Anonymous.GetAsync("/api/posts?cursor=first&limit=3");
        using var second = await Anonymous.GetAsync(first.Headers.Links()["next"]);

        var back = await Anonymous.ReadAsync(second.Headers.Links()["prev"]);

        Assert.That(back.Ids(), Is.EqualTo((await first.ReadAsync()).Ids()));
    }

    [Test]
    public async Task Users_are_walked_as_well()
    {
        var all = (await Ada.ReadAsync("/api/users?limit=100")).Ids();

        Assert.That(await WalkAsync(Ada, "/api/users?cursor=first&limit=1", "next"), Is.EqualTo(all));
    }

    [Test]
    public async Task Drafts_are_walked_by_who_may_see_them()
    {
        await StoreAsync(5, published: false);

        Assert.That(await WalkAsync(Ada, "/api/posts?published=false&cursor=first&limit=2", "next"), Has.Count.EqualTo(5));
        Assert.That(await WalkAsync(Admin, "/api/posts?published=false&cursor=first&limit=2", "next"), Has.Count.EqualTo(5));
        Assert.That(await WalkAsync(Eve, "/api/posts?published=false&cursor=first&limit=2", "next"), Is.Empty);
    }

    [TestCase("cursor=first", "first next last", """{"limit":2}""")]
    [TestCase("cursor=last", "first prev last", """{"limit":2}""")]
    [TestCase("cursor=first&include_total=false", "first next last", """{"limit":2}""")]
    [TestCase("cursor=first&include_total=true", "first next last", """{"limit":2,"total":5}""")]
    [TestCase("cursor=last&include_total=true", "first prev last", """{"limit":2,"total":5}""")]
    public async Task An_end_names_its_neighbours_and_no_numbers(string query, string relations, string pagination)
    {
        await StoreAsync(5);

        using var response = await Anonymous.GetAsync($"/api/posts?{query}&limit=2");

        var page = await response.ReadAsync();
        var (next, prev) = (Cursor(page, "next_cursor"), Cursor(page, "prev_cursor"));
        var bare = page.GetProperty("pagination").GetRawText().Replace($",\"next_cursor\":\"{next}\"", "").Replace($",\"prev_cursor\":\"{prev}\"", "");
        Assert.That(string.Join(' ', response.Headers.Links().Keys), Is.EqualTo(relations));
        Assert.That(bare, Is.EqualTo(pagination));
        Assert.That((next is not null, prev is not null), Is.EqualTo((relations.Contains("next"), relations.Contains("prev"))));
    }

    [Test]
    public async Task The_links_and_the_body_name_the_same_cursors()
    {
        await StoreAsync(3);
        using var first = await Anonymous.GetAsync($"/api/posts?author_id={AdaId}&cursor=first&limit=1");
        var next = Cursor(await first.ReadAsync(), "next_cursor");

        Assert.That(first.Headers.Links()["first"], Is.EqualTo($"/api/posts?author_id={AdaId}&limit=1&cursor=first"));
        Assert.That(first.Headers.Links()["next"], Is.EqualTo($"/api/posts?author_id={AdaId}&limit=1&cursor={next}"));
        Assert.That(first.Headers.Links()["last"], Is.EqualTo($"/api/posts?author_id={AdaId}&limit=1&cursor=last"));
    }

    [TestCase("first")]
    [TestCase("last")]
    public async Task An_empty_collection_leads_nowhere(string end)
    {
        using var response = await Anonymous.GetAsync($"/api/posts?cursor={end}&include_total=true");

        var page = await response.ReadAsync();
        Assert.That(page.GetRawText(), Is.EqualTo("""{"data":[],"pagination":{"limit":20,"total":0}}"""));
        Assert.That(response.Headers.Links().Keys, Is.EqualTo(new[] { "first", "last" }));
    }

    [Test]
    public async Task The_size_of_a_page_may_change_on_the_way()
    {
        await StoreAsync(6);
        var all = (await Anonymous.ReadAsync("/api/posts")).Ids();
        var next = await NextAsync(Anonymous, "/api/posts?cursor=first&limit=1");

        var rest = await Anonymous.ReadAsync($"/api/posts?cursor={next}&limit=100&include_total=true");

        Assert.That(rest.Ids(), Is.EqualTo(all.Skip(1)));
    }

    [TestCase("cursor=first", 1)]
    [TestCase("cursor=last", 1)]
    [TestCase("cursor=first&include_total=true", 2)]
    public async Task A_page_costs_one_statement_and_one_more_to_count(string query, int statements)
    {
        await StoreAsync(30);
        Sql.Reset();

        await Anonymous.ReadAsync($"/api/posts?{query}");

        Assert.That(Sql.Statements, Has.Count.EqualTo(statements));
    }

    [Test]
    public async Task Who_goes_the_same_way_is_given_the_answers_that_are_kept()
    {
        await StoreAsync(9);
        var first = await WalkAsync(Anonymous, "/api/posts?cursor=first&limit=2", "next");
        Sql.Reset();

        var second = await WalkAsync(Anonymous, "/api/posts?cursor=first&limit=2", "next");

        Assert.That(second, Is.EqualTo(first));
        Assert.That(Sql.Statements, Is.Empty);
    }

    [Test]
    public async Task A_post_that_goes_where_somebody_stands_takes_nothing_with_it()
    {
        await StoreAsync(6);
        var all = (await Anonymous.ReadAsync("/api/posts")).Ids();
        using var first = await Anonymous.GetAsync("/api/posts?cursor=first&limit=2");
        using var gone = await Ada.DeleteAsync($"/api/posts/{all[1]}");

        var rest = await WalkAsync(Anonymous, first.Headers.Links()["next"], "next");

        Assert.That(rest, Is.EqualTo(all.Skip(2)));
    }

    [Test]
    public async Task Who_finds_nothing_behind_a_position_is_shown_the_ends()
    {
        await StoreAsync(3);
        var all = (await Anonymous.ReadAsync("/api/posts")).Ids();
        using var first = await Anonymous.GetAsync("/api/posts?cursor=first&limit=2");
        using var gone = await Ada.DeleteAsync($"/api/posts/{all[2]}");

        using var rest = await Anonymous.GetAsync(first.Headers.Links()["next"]);

        Assert.That((await rest.ReadAsync()).Ids(), Is.Empty);
        Assert.That(rest.Headers.Links().Keys, Is.EqualTo(new[] { "first", "last" }));
    }

    /// <summary>Ten write at the same time: they add, revise what is there, and delete; not for ever, because who goes back has to get past what they add.</summary>
    [Test]
    public async Task A_walk_while_ten_others_write_shows_what_was_there_throughout_once_and_in_order()
    {
        const int Writers = 10;
        await StoreAsync(60);
        var throughout = (await Anonymous.ReadAsync("/api/posts?limit=100")).Ids();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(throughout[writer])));

        var (there, back) = (await WalkAsync(Eve, "/api/posts?cursor=first&limit=3", "next"), await PagesAsync(Eve, "/api/posts?cursor=last&limit=3", "prev"));

        await writing;
        Assert.That(there, Is.Unique);
        Assert.That(there.Where(throughout.Contains), Is.EqualTo(throughout));
        Assert.That(back.AsEnumerable().Reverse().SelectMany(page => page).Where(throughout.Contains), Is.EqualTo(throughout));
    }

    private async Task WriteAsync(Guid post)
    {
        const int Times = 12;

        for (var time = 0; time < Times; time++)
        {
            using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{post}", $$"""{"content":"{{time}}"}""");
            using var gone = await Ada.DeleteAsync($"/api/posts/{await WritePostAsync(Ada)}");
            await StoreAsync(1);
        }
    }
}
