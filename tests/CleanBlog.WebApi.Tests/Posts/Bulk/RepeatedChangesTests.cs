using System.Data.Common;
using System.Net;
using System.Text;
using System.Text.Json;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Posts.Bulk;

/// <summary>Items with a key, and whole requests with one: sent again, they give their first result and change nothing.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RepeatedChangesTests(TestDatabase database) : BulkTest(database)
{
    private readonly LateReader reader = new();

    [Test]
    public async Task Every_kind_of_item_gives_its_first_result_again([Values] bool atomic)
    {
        var (kept, deleted) = (await WritePostAsync(Ada, "Old"), await WritePostAsync(Ada, "Gone"));
        object[] items = [Create("New", "a"), Update(kept, new { title = "Revised" }, "\"1\"", "b"), Delete(deleted, "\"1\"", "c")];

        using var first = await SendAsync(Ada, atomic, items);
        Clock.Advance(TimeSpan.FromMinutes(1));
        using var second = await SendAsync(Ada, atomic, items);

        Assert.That(Outcomes((await first.ReadAsync()).GetProperty("data").EnumerateArray()), Is.EqualTo(["201", "200", "204"]));
        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(await TitlesAsync(), Is.EqualTo(["New", "Revised"]));
    }

    [Test]
    public async Task It_gives_its_first_result_in_another_request_beside_what_is_new()
    {
        var first = await ChangeAsync(Ada, Create("First", "a"));

        var second = await ChangeAsync(Ada, Create("Second", "b"), Create("First", "a"), Create("Third"));

        Assert.That(second[1].GetProperty("id").GetGuid(), Is.EqualTo(first[0].GetProperty("id").GetGuid()));
        Assert.That(await TitlesAsync(), Is.EqualTo(["First", "Second", "Third"]));
    }

    [Test]
    public async Task It_is_the_first_result_whatever_happened_since()
    {
        var first = await ChangeAsync(Ada, Create("First", "a"));
        await ChangeAsync(Ada, Delete(first[0].GetProperty("id").GetGuid()));

        var second = await ChangeAsync(Ada, Create("First", "a"));

        Assert.That(second[0].GetRawText(), Is.EqualTo(first[0].GetRawText()));
        Assert.That(await TitlesAsync(), Is.Empty);
    }

    [Test]
    public async Task How_it_is_spelt_does_not_matter()
    {
        using var first = await Ada.SendJsonAsync(HttpMethod.Post, Path, """{"items":[{"operation":"create","key":"a","post":{"title":"Notes","content":"Text."}}]}""");
        using var second = await Ada.SendJsonAsync(HttpMethod.Post, Path, """{ "items": [ { "key": "\"a\"", "unknown": 1, "operation": "create", "post": { "content": "Text\u002e", "title": "Notes", "published": false } } ] }""");

        Assert.That((await second.ReadAsync()).GetProperty("data")[0].Text("id"), Is.EqualTo((await first.ReadAsync()).GetProperty("data")[0].Text("id")));
    }

    [Test]
    public async Task Nor_does_it_in_a_patch_or_beside_what_counts()
    {
        var id = await WritePostAsync(Ada);
        using var first = await Ada.SendJsonAsync(HttpMethod.Post, Path, $$"""{"items":[{"operation":"update","key":"a","id":"{{id}}","patch":{"title":"Changed","content":"Text."} }]}""");
        using var second = await Ada.SendJsonAsync(HttpMethod.Post, Path, $$"""{"items":[{"operation":"update","key":"a","id":"{{$"{id}".ToUpperInvariant()}}","post":null,"patch":{"content":"Text\u002e","\u0074itle":"Changed"} }]}""");
        using var other = await Ada.SendJsonAsync(HttpMethod.Post, Path, $$"""{"items":[{"operation":"update","key":"a","id":"{{id}}","patch":{"content":"Changed","title":"Text."} }]}""");

        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(Outcomes((await first.ReadAsync()).GetProperty("data").EnumerateArray()), Is.EqualTo(["200"]));
        Assert.That(Outcomes((await other.ReadAsync()).GetProperty("data").EnumerateArray()), Is.EqualTo(["422 idempotency.key_reused"]));
    }

    [TestCase("update", """{"title":"\ud800"}""", "422 request.invalid")]
    [TestCase("update", """{"other":["\ud800"]}""", "422 request.invalid")]
    [TestCase("update", """{"\ud800":1}""", "422 request.invalid")]
    [TestCase("delete", """{"title":"\ud800"}""", "204")]
    [TestCase("delete", """{"\ud800":1}""", "204")]
    public async Task Half_a_surrogate_pair_beside_a_key_is_no_outage(string operation, string patch, string outcome)
    {
        var id = await WritePostAsync(Ada);

        using var response = await Ada.SendJsonAsync(HttpMethod.Post, Path, $$"""{"items":[{"operation":"{{operation}}","key":"a","id":"{{id}}","patch":{{patch}}}]}""");

        Assert.That(Outcomes((await response.ReadAsync()).GetProperty("data").EnumerateArray()), Is.EqualTo([outcome]));
    }

    [Test]
    public async Task A_key_that_is_used_for_something_else_is_refused()
    {
        var id = await WritePostAsync(Ada, "Kept");
        await ChangeAsync(Ada, Create("First", "a"), Update(id, new { content = "Text." }, key: "b"));

        var results = await ChangeAsync(Ada, Create("Other", "a"), Update(id, new { content = "Other." }, key: "b"), Update(id, new { content = "Text." }, "\"1\"", "b"), Delete(id, key: "a"));

        Assert.That(Outcomes(results), Is.All.EqualTo("422 idempotency.key_reused"));
        Assert.That(await TitlesAsync(), Is.EqualTo(["First", "Kept"]));
    }

    [Test]
    public async Task A_key_that_comes_twice_is_carried_out_once()
    {
        var results = await ChangeAsync(Ada, Create("First", "a"), Create("First", "a"), Create("Other", "a"));

        Assert.That(Outcomes(results), Is.EqualTo(["201", "201", "422 idempotency.key_reused"]));
        Assert.That(results[1].GetProperty("id").GetGuid(), Is.EqualTo(results[0].GetProperty("id").GetGuid()));
        Assert.That(await TitlesAsync(), Is.EqualTo(["First"]));
    }

    [Test]
    public async Task A_key_is_its_callers_own_and_no_requests()
    {
        var first = await ChangeAsync(Ada, Create("Notes", "a"));
        var eves = await ChangeAsync(Eve, Create("Notes", "a"));
        using var named = await SendAsync(Ada, "a", Create("Other", "b"));
        using var alone = await SendAsync(Ada, HttpMethod.Post, "/api/posts", """{"title":"Alone","content":"Text."}""", "b");

        Assert.That(eves[0].GetProperty("id").GetGuid(), Is.Not.EqualTo(first[0].GetProperty("id").GetGuid()));
        Assert.ThatStatus(named, HttpStatusCode.OK);
        Assert.ThatStatus(alone, HttpStatusCode.Created);
        Assert.That(await TitlesAsync(), Is.EqualTo(["Alone", "Notes", "Notes", "Other"]));
    }

    [TestCase("two words")]
    [TestCase("")]
    [TestCase("\"unfinished")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var results = await ChangeAsync(Ada, Create("Refused", key), Create("New", "a"));

        Assert.That(Outcomes(results), Is.EqualTo(["400 idempotency.key_invalid", "201"]));
    }

    [Test]
    public async Task What_was_refused_is_tried_anew_and_may_be_mended()
    {
        var id = await WritePostAsync(Ada);

        var refused = await ChangeAsync(Ada, Create("", "a"), Update(id, new { title = "Late" }, "\"7\"", "b"));
        var mended = await ChangeAsync(Ada, Create("Mended", "a"), Update(id, new { title = "Changed" }, "\"1\"", "b"));

        Assert.That(Outcomes(refused), Is.EqualTo(["422 request.invalid", "412 precondition.failed"]));
        Assert.That(Outcomes(mended), Is.EqualTo(["201", "200"]));
    }

    [Test]
    public async Task It_is_remembered_for_a_day_and_then_carried_out_again()
    {
        await ChangeAsync(Ada, Create("Notes", "a"));

        Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await ChangeAsync(Client(await LogInAsync("ada@example.com")), Create("Notes", "a"));
        var lastOfDay = await TitlesAsync();
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ChangeAsync(Client(await LogInAsync("ada@example.com")), Create("Notes", "a"));

        Assert.That(lastOfDay, Has.Length.EqualTo(1));
        Assert.That(await TitlesAsync(), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_request_with_a_key_gives_its_first_answer_again([Values] bool atomic)
    {
        object[] items = atomic ? [Create("New"), Create("Other", "a")] : [Create("New"), Create(""), Create("Other", "a")];

        using var first = await SendAsync(Ada, "request", atomic, items);
        using var second = await SendAsync(Ada, "request", atomic, items);
        using var otherwise = await SendAsync(Ada, "request", atomic, Create("Third"));

        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.ThatStatus(first, HttpStatusCode.OK);
        await Assert.ThatProblem(otherwise, HttpStatusCode.UnprocessableEntity, "idempotency.key_reused");
        Assert.That(await TitlesAsync(), Is.EqualTo(["New", "Other"]));
    }

    [Test]
    public async Task A_refused_atomic_request_with_a_key_leaves_nothing_behind_and_may_be_mended()
    {
        using var refused = await SendAsync(Ada, "request", atomic: true, Create("New", "a"), Create(""));
        var remembered = await RememberedAsync();
        using var mended = await SendAsync(Ada, "request", atomic: true, Create("New", "a"), Create("Other"));

        await Assert.ThatProblem(refused, HttpStatusCode.UnprocessableEntity, "request.invalid");
        Assert.That(remembered, Is.Zero);
        Assert.ThatStatus(mended, HttpStatusCode.OK);
    }

    /// <summary>What the request reads and writes is in one open transaction then, which a conflict ends.</summary>
    [Test]
    public async Task A_request_with_a_key_survives_what_changes_meanwhile()
    {
        var contested = await WritePostAsync(Ada, "Contested");
        await using var other = StartAnother();
        using var theirs = Connect(other.ClientOptions.BaseAddress, Ada);

        // The other instance carries out the same item and changes the post, after this one has looked for both.
        reader.Do(async () => await ChangeAsync(theirs, Create("New", "a"), Update(contested, new { title = "Theirs" })));

        using var response = await SendAsync(Ada, "request", atomic: false, Create("New", "a"), Update(contested, new { title = "Mine" }), Create("Other"));

        Assert.That(Outcomes((await response.ReadAsync()).GetProperty("data").EnumerateArray()), Is.EqualTo(["201", "409 conflict.concurrent_change", "201"]));
        Assert.That(await TitlesAsync(), Is.EqualTo(["New", "Other", "Theirs"]));
    }

    [Test]
    public async Task Of_many_at_once_on_two_instances_one_is_carried_out_and_all_get_its_results()
    {
        await using var other = StartAnother();
        using var there = Connect(other.ClientOptions.BaseAddress, Ada);

        for (var round = 0; round < 5; round++)
        {
            object[] items = [.. Enumerable.Range(0, 5).Select(item => Create($"Post {round}-{item}", $"{round}-{item}"))];

            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async sender =>
            {
                // In whatever order, so that they get into each other's way.
                var results = await ChangeAsync(sender % 2 == 0 ? Ada : there, sender % 3 == 0 ? [.. items.Reverse()] : items);
                return string.Join(' ', results.Select(result => result.Text("id")).Order(StringComparer.Ordinal));
            }));

            Assert.That(answers.Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
            Assert.That(await TitlesAsync(), Has.Length.EqualTo(5 * (round + 1)));
        }
    }

    [Test]
    public async Task Nothing_that_is_remembered_can_be_read_in_the_database()
    {
        await ChangeAsync(Ada, Create("A secret title", "a-secret-key"));

        var stored = await InDatabaseAsync(context => context.Set<RememberedRequest>().AsNoTracking().SingleAsync());

        Assert.That(Encoding.Latin1.GetString(stored.Answer), Does.Not.Contain("secret"));
    }

    protected override void Configure(IServiceCollection services) => services.ConfigureDbContext<BlogDbContext>(context => context.AddInterceptors(reader));

    private static HttpClient Connect(Uri address, HttpClient like)
    {
        var client = OpenApi.ContractHandler.Connect(address);
        client.DefaultRequestHeaders.Authorization = like.DefaultRequestHeaders.Authorization;
        return client;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string key, params object[] items) => SendAsync(client, key, atomic: false, items);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string key, bool atomic, params object[] items) =>
        SendAsync(client, HttpMethod.Post, Path, JsonSerializer.Serialize(new { atomic, items }), key);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string body, string key)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);

        return await client.SendAsync(request);
    }

    /// <summary>Comes in between what the next request reads of the posts and what it makes of it.</summary>
    private sealed class LateReader : DbCommandInterceptor
    {
        private Func<Task>? next;

        public void Do(Func<Task> once) => next = once;

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (eventData.CommandSource is CommandSource.LinqQuery && command.CommandText.Contains("posts", StringComparison.Ordinal) && Interlocked.Exchange(ref next, null) is { } once)
                await once();

            return result;
        }
    }
}
