using System.Net;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>Whom a cursor is for, for what, and for how long.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class CursorTests(TestDatabase database) : CursorTest(database)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

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

    /// <summary>They change neither which items there are nor their order.</summary>
    [TestCase("fields=id,title")]
    [TestCase("expand=author")]
    [TestCase("fields=id&expand=author")]
    public async Task What_is_shown_of_each_item_may_change_on_the_way(string shape)
    {
        await StoreAsync(3);
        var all = (await Anonymous.ReadAsync("/api/posts")).Ids();
        var plain = await NextAsync(Anonymous, "/api/posts?cursor=first&limit=1");
        var shaped = await NextAsync(Anonymous, $"/api/posts?cursor=first&{shape}&limit=1");

        Assert.That((await Anonymous.ReadAsync($"/api/posts?cursor={plain}&{shape}")).Ids(), Is.EqualTo(all.Skip(1)));
        Assert.That((await Anonymous.ReadAsync($"/api/posts?cursor={shaped}")).Ids(), Is.EqualTo(all.Skip(1)));
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
        await using var another = StartAnother();
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
}
