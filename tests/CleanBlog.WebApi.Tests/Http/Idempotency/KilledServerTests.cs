using System.Net;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Http.Idempotency;

/// <summary>The server dies after it has stored a post and before its sender has read the answer; the sender asks the next one again.</summary>
public sealed class KilledServerTests : PostgreSqlHostTest
{
    private const string Path = "/api/posts";
    private const string Post = """{"title":"Notes","content":"Patterns.","published":true}""";
    private const string Key = "lost";

    [Test]
    public async Task The_next_server_on_PostgreSQL_gives_the_answer_and_writes_nothing()
    {
        await UseMigratedDatabaseAsync();

        await ThatItIsWrittenOnceAsync();
    }

    [Test]
    public async Task The_next_server_on_SQLite_gives_the_answer_and_writes_nothing()
    {
        UseSqlite();

        await ThatItIsWrittenOnceAsync();
    }

    private async Task ThatItIsWrittenOnceAsync()
    {
        var first = await Host.ServeAsync();
        var token = await UnreadRequest.SignUpAsync(first.Http);

        using var unread = await UnreadRequest.SendAsync(first.Http.BaseAddress!, Path, token, Post, Key);
        await Eventually.HoldsAsync("the post was stored", async () => (await first.Http.ReadAsync("/api/posts")).Ids().Count == 1);
        await first.Process.KillAsync();

        var second = await Host.ServeAsync();
        using var answered = await UnreadRequest.SendAgainAsync(second.Http, Path, token, Post, Key);

        var posts = (await second.Http.ReadAsync("/api/posts")).Ids();
        Assert.ThatStatus(answered, HttpStatusCode.Created);
        Assert.That(posts, Is.EqualTo([(await answered.ReadAsync()).GetProperty("id").GetGuid()]));
        Assert.That(answered.Headers.Location?.ToString(), Is.EqualTo($"/api/posts/{posts[0]}"));
    }
}
