using System.Net;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class CursorTests(TestDatabase database) : ApiTest(database)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

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

    [TestCase("")]
    [TestCase("FIRST")]
    [TestCase("next")]
    [TestCase("MDEyMw")]
    [TestCase("!!!")]
    [TestCase("%00")]
    [TestCase("first&cursor=first")]
    public async Task What_is_no_cursor_is_refused(string cursor)
    {
        using var response = await Anonymous.GetAsync($"/api/posts?cursor={cursor}");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Test]
    public async Task A_cursor_that_was_tampered_with_is_refused_wherever_it_was_touched()
    {
        await StoreAsync(3);
        var cursor = await NextAsync(Anonymous, "/api/posts?cursor=first&limit=1");
        string[] forged =
        [
            .. Enumerable.Range(0, cursor.Length).Select(at => $"{cursor[..at]}{(cursor[at] is 'A' ? 'B' : 'A')}{cursor[(at + 1)..]}").Where(other => !IsSame(other, cursor)),
            cursor[1..], cursor[..^4], $"{cursor}AAAA", $"{cursor}{cursor}",
        ];

        foreach (var text in forged)
        {
            using var response = await Anonymous.GetAsync($"/api/posts?cursor={text}&limit=1");
            await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
        }
    }

    [TestCase("/api/posts?published=false")]
    [TestCase("/api/posts?author_id={ada}")]
    [TestCase("/api/posts?published=true&q=1")]
    [TestCase("/api/users?published=true")]
    public async Task A_cursor_is_for_its_own_query(string other)
    {
        await StoreAsync(3);
        var cursor = await NextAsync(Ada, "/api/posts?published=true&cursor=first&limit=1");
        using var own = await Ada.GetAsync($"/api/posts?published=true&cursor={cursor}");

        using var response = await Ada.GetAsync($"{other.Replace("{ada}", $"{AdaId}")}&cursor={cursor}");

        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Test]
    public async Task A_cursor_is_for_its_own_caller([Values("ada", "admin", "nobody")] string owner, [Values("ada", "eve", "admin", "nobody")] string user)
    {
        Assume.That(user, Is.Not.EqualTo(owner));
        await StoreAsync(3);
        var cursor = await NextAsync(Called(owner), "/api/posts?cursor=first&limit=1");

        using var response = await Called(user).GetAsync($"/api/posts?cursor={cursor}");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Test]
    public async Task Who_is_no_administrator_any_more_cannot_go_on_through_the_drafts_of_others()
    {
        await StoreAsync(3, published: false);
        var (former, id) = await SignInAsync("former@example.com", "Mary", "Somerville", UserRole.Admin);
        var cursor = await NextAsync(former, "/api/posts?published=false&cursor=first&limit=1");
        using var demoted = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{id}/role", """{"role":"user"}""");

        using var response = await former.GetAsync($"/api/posts?published=false&cursor={cursor}");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Test]
    public async Task A_cursor_is_good_for_a_day_and_expires_within_the_next_hour()
    {
        await StoreAsync(3);
        var cursor = await NextAsync(Anonymous, "/api/posts?cursor=first&limit=1");

        Clock.Advance(Lifetime);
        using var afterADay = await Anonymous.GetAsync($"/api/posts?cursor={cursor}");
        Clock.Advance(TimeSpan.FromHours(1));
        await ForgetAnswersAsync();
        using var anHourLater = await Anonymous.GetAsync($"/api/posts?cursor={cursor}");

        Assert.That(afterADay.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThatProblem(anHourLater, HttpStatusCode.BadRequest, "cursor.expired");
    }

    [Test]
    public async Task Another_instance_gives_and_takes_the_same_cursor()
    {
        await StoreAsync(3);
        var all = (await Anonymous.ReadAsync("/api/posts")).Ids();
        var cursor = await NextAsync(Anonymous, "/api/posts?cursor=first&limit=1");
        await using var another = await StartAnotherAsync();
        using var client = new HttpClient { BaseAddress = another.ClientOptions.BaseAddress };

        var same = await NextAsync(client, "/api/posts?cursor=first&limit=1");
        var rest = await client.ReadAsync($"/api/posts?cursor={cursor}");

        Assert.That(same, Is.EqualTo(cursor));
        Assert.That(rest.Ids(), Is.EqualTo(all.Skip(1)));
    }

    [TestCase("cursor=first&page=1", "cursor", "paging.cursor_and_page")]
    [TestCase("cursor=first&skip=0", "cursor", "paging.cursor_and_page")]
    [TestCase("cursor=&page=1", "cursor", "paging.cursor_and_page")]
    [TestCase("include_total=true", "include_total", "paging.total_without_cursor")]
    [TestCase("include_total=false&page=2", "include_total", "paging.total_without_cursor")]
    [TestCase("cursor=first&include_total=1", "include_total", "value.invalid_type")]
    [TestCase("cursor=first&limit=0", "limit", "value.out_of_range")]
    [TestCase("cursor=first&limit=101", "limit", "value.out_of_range")]
    public async Task What_does_not_go_together_is_named(string query, string parameter, string code)
    {
        using var response = await Anonymous.GetAsync($"/api/posts?{query}");

        await Assert.ThatInvalidParameter(response, parameter, code);
    }

    private static string? Cursor(System.Text.Json.JsonElement page, string name) =>
        page.GetProperty("pagination").TryGetProperty(name, out var cursor) ? cursor.GetString() : null;

    private static async Task<string> NextAsync(HttpClient caller, string address) => Cursor(await caller.ReadAsync(address), "next_cursor")!;

    private static async Task<List<Guid>> WalkAsync(HttpClient caller, string from, string relation) =>
        [.. (await PagesAsync(caller, from, relation)).SelectMany(page => page)];

    private static async Task<List<IReadOnlyList<Guid>>> PagesAsync(HttpClient caller, string? next, string relation)
    {
        var pages = new List<IReadOnlyList<Guid>>();

        while (next is not null)
        {
            using var response = await caller.GetAsync(next);
            pages.Add((await response.ReadAsync()).Ids());
            next = response.Headers.Links().GetValueOrDefault(relation);
        }

        return pages;
    }

    /// <summary>The last characters of base64 can hold bits that mean nothing.</summary>
    private static bool IsSame(string text, string other) =>
        System.Buffers.Text.Base64Url.IsValid(text) && System.Buffers.Text.Base64Url.DecodeFromChars(text).AsSpan().SequenceEqual(System.Buffers.Text.Base64Url.DecodeFromChars(other));

    private HttpClient Called(string name) => name switch
    {
        "ada" => Ada,
        "eve" => Eve,
        "admin" => Admin,
        _ => Anonymous,
    };

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

    /// <summary>Straight into the database, many of them at the same instant.</summary>
    private Task<int> StoreAsync(int count, bool published = true) => InDatabaseAsync(context =>
    {
        context.AddRange(Enumerable.Range(0, count).Select(number => Post(number, published)));
        return context.SaveChangesAsync();
    });

    private Post Post(int number, bool published)
    {
        var at = APost.Noon.AddSeconds(-(number % 4));
        return published ? APost.Published(UserId.From(AdaId), $"Post {number}", at: at) : APost.Draft(UserId.From(AdaId));
    }
}
