using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CleanBlog.Infrastructure.Persistence.Changes;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Posts.Bulk;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>What the feed tells of requests that change several posts.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class BulkInFeedTests(TestDatabase database) : BulkTest(database)
{
    [Test]
    public async Task Each_item_is_told_once([Values] bool atomic)
    {
        var (kept, deleted) = (await WritePostAsync(Ada, "Old"), await WritePostAsync(Ada, "Gone"));
        var after = await NowAsync();

        using var response = await SendAsync(Ada, atomic, Create("New"), Update(kept, new { title = "Revised" }), Delete(deleted));
        var created = Results(await response.ReadAsync())[0].GetProperty("id").GetGuid();

        Assert.That(await ToldAsync(after), Is.EquivalentTo(new[] { $"changed {created} New", $"changed {kept} Revised", $"removed {deleted}" }));
        Assert.That(await RecordedAsync(created, kept, deleted), Is.EqualTo(new[] { 1, 2, 2 }));
    }

    [Test]
    public async Task Several_items_of_one_post_are_one_change()
    {
        var id = await WritePostAsync(Ada, "Old");
        var after = await NowAsync();

        await ChangeAsync(Ada, Update(id, new { title = "Newer" }), Update(id, new { content = "Newer." }));

        Assert.That(await ToldAsync(after), Is.EqualTo([$"changed {id} Newer"]));
        Assert.That(await RecordedAsync(id), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task What_is_refused_is_not_told()
    {
        var eves = await WritePostAsync(Eve, "Hers");
        var after = await NowAsync();

        var results = await ChangeAsync(Ada, Create(""), Update(eves, new { title = "Stolen" }), Delete(eves), Create("New"));

        Assert.That(Outcomes(results), Is.EqualTo(["422 request.invalid", "403 post.not_yours", "403 post.not_yours", "201"]));
        Assert.That(await ToldAsync(after), Is.EqualTo([$"changed {results[3].GetProperty("id").GetGuid()} New"]));
        Assert.That(await RecordedAsync(eves), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Of_an_atomic_request_that_is_refused_nothing_is_told()
    {
        var (kept, deleted) = (await WritePostAsync(Ada), await WritePostAsync(Ada));
        var after = await NowAsync();

        await RefusedAsync(Ada, HttpStatusCode.UnprocessableEntity, "request.invalid", Create("New"), Update(kept, new { title = "Revised" }), Delete(deleted), Create(""));

        Assert.That(await ToldAsync(after), Is.Empty);
        Assert.That(await RecordedAsync(kept, deleted), Is.EqualTo(new[] { 1, 1 }));
    }

    /// <summary>The others change the post past the feed, so that whatever is told is this request's.</summary>
    [Test]
    public async Task What_is_tried_again_after_a_conflict_is_told_once()
    {
        var (contested, kept, deleted) = (await WritePostAsync(Ada, "Contested"), await WritePostAsync(Ada, "Old"), await WritePostAsync(Ada, "Gone"));
        var after = await NowAsync();
        Interloper.Do(() => ExecuteAsync("UPDATE posts SET version = version + 1 WHERE title = 'Contested'"));

        var results = await ChangeAsync(Ada, Create("New"), Update(contested, new { title = "Mine" }), Update(kept, new { title = "Revised" }), Delete(deleted));

        var created = results[0].GetProperty("id").GetGuid();
        Assert.That(Outcomes(results), Is.EqualTo(["201", "409 conflict.concurrent_change", "200", "204"]));
        Assert.That(await ToldAsync(after), Is.EquivalentTo(new[] { $"changed {created} New", $"changed {kept} Revised", $"removed {deleted}" }));
        Assert.That(await RecordedAsync(created, kept, deleted), Is.EqualTo(new[] { 1, 2, 2 }));
        Assert.That(await RecordedAsync(contested), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task What_is_sent_again_with_its_keys_is_told_once()
    {
        var (kept, deleted) = (await WritePostAsync(Ada, "Old"), await WritePostAsync(Ada, "Gone"));
        var after = await NowAsync();
        object[] items = [Create("New", "a"), Update(kept, new { title = "Revised" }, key: "b"), Delete(deleted, key: "c")];

        var first = await ChangeAsync(Ada, items);
        await ChangeAsync(Ada, [.. items, Create("New", "a")]);

        var created = first[0].GetProperty("id").GetGuid();
        Assert.That(await ToldAsync(after), Is.EquivalentTo(new[] { $"changed {created} New", $"changed {kept} Revised", $"removed {deleted}" }));
        Assert.That(await RecordedAsync(created, kept, deleted), Is.EqualTo(new[] { 1, 2, 2 }));
    }

    [Test]
    public async Task A_request_that_is_sent_again_with_its_key_is_told_once()
    {
        var kept = await WritePostAsync(Ada, "Old");
        var after = await NowAsync();
        var ids = new HashSet<Guid>();

        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(new { items = new[] { Create("New"), Update(kept, new { title = "Revised" }) } }) };
            request.Headers.Add("Idempotency-Key", "request");
            using var response = await Ada.SendAsync(request);
            ids.Add(Results(await response.ReadAsync())[0].GetProperty("id").GetGuid());
        }

        Assert.That(await ToldAsync(after), Is.EquivalentTo(new[] { $"changed {ids.Single()} New", $"changed {kept} Revised" }));
        Assert.That(await RecordedAsync(ids.Single(), kept), Is.EqualTo(new[] { 1, 2 }));
    }

    private static List<JsonElement> Results(JsonElement answer) => [.. answer.GetProperty("data").EnumerateArray()];

    private async Task<string> NowAsync() => (await Ada.ReadAsync("/api/changes?after=now&kind=post")).GetProperty("pagination").Text("next_cursor");

    private async Task<IReadOnlyList<string>> ToldAsync(string after) =>
    [
        .. (await Ada.ReadAsync($"/api/changes?after={after}&kind=post")).GetProperty("data").EnumerateArray()
            .Select(change => $"{change.Text("type")} {change.Text("id")}{(change.TryGetProperty("post", out var post) ? $" {post.Text("title")}" : "")}"),
    ];

    /// <summary>How many changes are stored of each post, the one that made it included: a part tells only the last of them.</summary>
    private Task<int[]> RecordedAsync(params Guid[] posts) => InDatabaseAsync(async context =>
    {
        var changed = await context.Set<Change>().Select(change => change.EntityId).ToListAsync();
        return Array.ConvertAll(posts, post => changed.Count(id => id == post));
    });
}
