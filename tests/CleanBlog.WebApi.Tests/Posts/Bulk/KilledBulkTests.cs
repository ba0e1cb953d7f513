using System.Text.Json;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;
using Npgsql;

namespace CleanBlog.WebApi.Tests.Posts.Bulk;

/// <summary>The server is killed, or its client goes away, before anybody has read the answer; the client asks again and gets each item once.</summary>
public sealed class KilledBulkTests : PostgreSqlHostTest
{
    private const string Path = "/api/posts/bulk";
    private const int Items = 100;

    private static readonly string Body = JsonSerializer.Serialize(new
    {
        items = Enumerable.Range(0, Items).Select(number => new { operation = "create", key = $"item-{number}", post = new { title = $"Post {number}", content = new string('x', 10_000), published = true } }),
    });

    /// <summary>Its writes stop in their middle, between the keys and the posts: everybody may read posts, and nobody may add any.</summary>
    [Test]
    public async Task What_was_half_written_is_not_there_on_PostgreSQL()
    {
        await UseMigratedDatabaseAsync();
        var server = await Host.ServeAsync();
        var token = await UnreadRequest.SignUpAsync(server.Http);
        await using var blocker = await ConnectAsync();
        await using var block = await blocker.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("LOCK TABLE posts IN SHARE ROW EXCLUSIVE MODE", blocker, block);
        await command.ExecuteNonQueryAsync();

        using (var unread = await UnreadRequest.SendAsync(server.Http.BaseAddress!, Path, token, Body))
        {
            await WaitForWaitersAsync(1);
            await server.Process.KillAsync();
        }

        await block.RollbackAsync();
        server = await Host.ServeAsync();
        var before = await CountAsync(server.Http);
        var answered = await SendAgainAsync(server.Http, token);

        Assert.That(before, Is.Zero);
        Assert.That(answered, Is.Unique.And.Exactly(Items).Items);
        Assert.That(await CountAsync(server.Http), Is.EqualTo(Items));
    }

    [Test]
    public async Task Each_item_is_written_once_on_PostgreSQL()
    {
        await UseMigratedDatabaseAsync();

        await ThatEachIsWrittenOnceAsync();
    }

    [Test]
    public async Task Each_item_is_written_once_on_SQLite()
    {
        UseSqlite();

        await ThatEachIsWrittenOnceAsync();
    }

    private async Task ThatEachIsWrittenOnceAsync()
    {
        var server = await Host.ServeAsync();
        var token = await UnreadRequest.SignUpAsync(server.Http);

        // At once, whether it is at work by then or not; and when all is stored, so that the answer alone is lost.
        using (var unread = await UnreadRequest.SendAsync(server.Http.BaseAddress!, Path, token, Body))
            await server.Process.KillAsync();

        server = await Host.ServeAsync();
        var before = await CountAsync(server.Http);

        using (var abandoned = await UnreadRequest.SendAsync(server.Http.BaseAddress!, Path, token, Body))
            await Eventually.HoldsAsync("all posts were stored", async () => await CountAsync(server.Http) == Items);

        await server.Process.KillAsync();
        server = await Host.ServeAsync();
        var answered = await SendAgainAsync(server.Http, token);
        var again = await SendAgainAsync(server.Http, token);

        Assert.That(before, Is.Zero.Or.EqualTo(Items));
        Assert.That(answered, Is.Unique.And.Exactly(Items).Items);
        Assert.That(again, Is.EqualTo(answered));
        Assert.That(await CountAsync(server.Http), Is.EqualTo(Items));
    }

    private static async Task<int> CountAsync(HttpClient http) => (await http.ReadAsync("/api/posts?limit=1")).GetProperty("pagination").GetProperty("total").GetInt32();

    /// <summary>The ids in the answer.</summary>
    private static async Task<IReadOnlyList<Guid>> SendAgainAsync(HttpClient http, string token)
    {
        using var response = await UnreadRequest.SendAgainAsync(http, Path, token, Body);
        return (await response.ReadAsync()).Ids();
    }
}
