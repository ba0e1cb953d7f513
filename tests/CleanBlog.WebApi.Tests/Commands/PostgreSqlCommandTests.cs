using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Commands;

/// <summary>What the other commands do, in short, on a database server; their use cases are tested on every database.</summary>
public sealed class PostgreSqlCommandTests : PostgreSqlHostTest
{
    [Test]
    public async Task Posts_are_imported_once_and_an_administrator_can_log_in()
    {
        await UseMigratedDatabaseAsync();
        var file = await Host.WriteAsync("posts.jsonl", string.Concat(Enumerable.Range(0, 60).Select(number => $"{BlogRecord.Of(number)}\n")));

        var first = await Host.ImportAsync(file);
        var second = await Host.ImportAsync(file);
        var created = await Host.RunAsync($"{AUser.Password}\n", "create-admin", "--email", "root@example.com");
        var server = await Host.ServeAsync();
        var posts = await server.Http.ReadAllPostsAsync();

        Assert.ThatSucceeded(first);
        Assert.ThatSucceeded(second);
        Assert.ThatSucceeded(created);
        Assert.That(second.Output, Does.EndWith("Posts: 0 added, 60 already there, 0 refused.\n"));
        Assert.That(posts, Has.Count.EqualTo(60));
        Assert.That(await server.Http.LogInAsync("root@example.com"), Is.Not.Empty);
    }
}
