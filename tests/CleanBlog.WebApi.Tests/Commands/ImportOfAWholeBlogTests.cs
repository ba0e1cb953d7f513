using System.Text;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Commands;

public sealed class ImportOfAWholeBlogTests : HostTest
{
    /// <summary>Of a real blog's shape: some 8 KB a post, a few of 173 KB, three posts a day.</summary>
    private static readonly IReadOnlyList<BlogRecord> Blog =
        [.. Enumerable.Range(0, 700).Select(number => BlogRecord.Of(number, length: number % 100 == 50 ? 173 * 1024 : 500 + (number * 37 % 15_000), author: $"Author {number % 40}"))];

    [Test]
    public async Task Every_post_is_read_back_byte_for_byte_and_once()
    {
        await WriteAsync(Blog);

        var exit = await Host.ImportAsync("posts.jsonl");
        var posts = await (await Host.ServeAsync()).Http.ReadAllPostsAsync();

        Assert.ThatSucceeded(exit);
        Assert.That(exit.Output, Does.EndWith("Posts: 700 added, 0 already there, 0 refused.\n"));
        Assert.That(posts, Has.Count.EqualTo(Blog.Count));
        Assert.That(posts.Select(post => post.Id), Is.Unique);
        Assert.That(posts.Select(post => post.CreatedAt), Is.Ordered.Descending);
        Assert.That(posts, Has.All.Matches<ReadPost>(post => post.Published));

        var read = posts.ToDictionary(post => post.Title, StringComparer.Ordinal);

        foreach (var record in Blog)
        {
            var post = read[record.Title];
            Assert.That(post.CreatedAt.ToString("u", null), Is.EqualTo($"{record.Date} 00:00:00Z"));
            Assert.That(Encoding.UTF8.GetBytes(post.Content).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(record.Content)), Is.True, record.Title);
        }
    }

    [Test]
    public async Task An_import_that_was_killed_is_completed_by_the_next()
    {
        const int Count = 4000;
        var file = await WriteAsync(Enumerable.Range(0, Count).Select(number => BlogRecord.Of(number, author: $"Author {number % 40}")));
        var import = Host.Start("import", "--file", file);
        var progress = await import.FindLineAsync(line => line.Contains('%', StringComparison.Ordinal) && !line.Contains(": 0%", StringComparison.Ordinal));
        var killed = await import.KillAsync();
        var stored = Host.ReadPosts();

        var exit = await Host.ImportAsync(file);

        Assert.That(progress, Does.StartWith("Importing posts.jsonl: "));
        Assert.That(killed.Code, Is.Not.Zero);
        Assert.That(stored, Has.Count.InRange(1, Count - 1));
        Assert.ThatSucceeded(exit);
        Assert.That(exit.Output, Does.EndWith($"Posts: {Count - stored.Count} added, {stored.Count} already there, 0 refused.\n"));
        Assert.That(Host.ReadPosts(), Is.SupersetOf(stored).And.Count.EqualTo(Count));
        Assert.That(Host.ReadUsers(), Has.Count.EqualTo(40));
    }

    private Task<string> WriteAsync(IEnumerable<BlogRecord> records) => Host.WriteAsync("posts.jsonl", string.Join('\n', records));
}
