using System.Net;
using System.Text.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Posts.Bulk;

/// <summary>Requests that are carried out as a whole or not at all.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AtomicChangesTests(TestDatabase database) : BulkTest(database)
{
    [Test]
    public async Task All_of_it_is_carried_out()
    {
        var (kept, deleted) = (await WritePostAsync(Ada, "Old"), await WritePostAsync(Ada, "Gone"));

        using var response = await SendAsync(Ada, atomic: true, Create("New"), Update(kept, new { title = "Revised" }, ifMatch: "\"1\""), Delete(deleted));

        Assert.That(Outcomes((await response.ReadAsync()).GetProperty("data").EnumerateArray()), Is.EqualTo(["201", "200", "204"]));
        Assert.That(await TitlesAsync(), Is.EqualTo(["New", "Revised"]));
    }

    [Test]
    public async Task One_that_is_refused_refuses_them_all_and_each_is_named()
    {
        var (mine, eves) = (await WritePostAsync(Ada, "Mine"), await WritePostAsync(Eve, "Hers"));

        var problem = await RefusedAsync(
            Ada,
            HttpStatusCode.Forbidden,
            "post.not_yours",
            Create("New", key: "new"),
            Update(eves, new { title = "Stolen" }),
            Update(mine, new { title = "Changed" }),
            Delete(Guid.CreateVersion7()),
            Create(""),
            Delete(mine, ifMatch: "\"7\""));

        Assert.That(Errors(problem), Is.EqualTo(
            ["/items/1 post.not_yours", "/items/3 post.not_found", "/items/4/post/title text.too_short", "/items/5 precondition.failed"]));
        Assert.That(problem.Text("detail"), Does.EndWith("Nothing was changed."));
        Assert.That(await TitlesAsync(), Is.EqualTo(["Hers", "Mine"]));
        Assert.That(await RememberedAsync(), Is.Zero);
    }

    [TestCase("""{"operation":"update","id":"{mine}","patch":{"title":""}}""", 422, "request.invalid", "/items/1/patch/title text.too_short")]
    [TestCase("""{"operation":"delete","id":"{draft}"}""", 404, "post.not_found", "/items/1 post.not_found")]
    [TestCase("""{"operation":"delete","id":"{mine}","if_match":"\"7\""}""", 412, "precondition.failed", "/items/1 precondition.failed")]
    [TestCase("""{"operation":"delete","id":"{mine}","if_match":"7"}""", 400, "precondition.malformed", "/items/1 precondition.malformed")]
    [TestCase("""{"operation":"delete","id":"{mine}","key":"two words"}""", 400, "idempotency.key_invalid", "/items/1 idempotency.key_invalid")]
    public async Task It_is_refused_as_the_item_would_be(string item, int status, string code, string error)
    {
        var (mine, draft) = (await WritePostAsync(Ada, "Mine"), await WritePostAsync(Eve, "Hidden", published: false));
        var refused = JsonDocument.Parse(item.Replace("{mine}", $"{mine}", StringComparison.Ordinal).Replace("{draft}", $"{draft}", StringComparison.Ordinal)).RootElement;

        var problem = await RefusedAsync(Ada, (HttpStatusCode)status, code, Create("New"), refused);

        Assert.That(Errors(problem), Is.EqualTo([error]));
        Assert.That(await TitlesAsync(), Is.EqualTo(["Hidden", "Mine"]));
    }

    [Test]
    public async Task Who_was_faster_refuses_it()
    {
        var (contested, untouched) = (await WritePostAsync(Ada, "Contested"), await WritePostAsync(Ada, "Untouched"));
        Interloper.Do(() => ExecuteAsync("UPDATE posts SET version = version + 1 WHERE title = 'Contested'"));

        var problem = await RefusedAsync(
            Ada, HttpStatusCode.Conflict, "conflict.concurrent_change", Update(untouched, new { title = "Mine" }), Update(contested, new { title = "Mine" }), Create("New"));

        Assert.That(Errors(problem), Is.EqualTo(["/items/1 conflict.concurrent_change"]));
        Assert.That(await TitlesAsync(), Is.EqualTo(["Contested", "Untouched"]));
    }

    [Test]
    public async Task A_hundred_errors_are_named_at_the_most()
    {
        var problem = await RefusedAsync(
            Ada, HttpStatusCode.UnprocessableEntity, "request.invalid", [.. Enumerable.Repeat(new { operation = "create", post = new { title = "", content = "" } }, 100)]);

        Assert.That(Errors(problem).Count(), Is.EqualTo(100));
    }

    [Test]
    public async Task Nothing_that_was_refused_is_kept_from_readers()
    {
        var id = await WritePostAsync(Ada, "Mine");
        using var before = await Anonymous.GetAsync($"/api/posts/{id}");

        await RefusedAsync(Ada, HttpStatusCode.NotFound, "post.not_found", Update(id, new { title = "Changed" }), Delete(Guid.CreateVersion7()));

        Assert.That((await Anonymous.ReadAsync($"/api/posts/{id}")).Text("title"), Is.EqualTo("Mine"));
    }
}
