using System.Globalization;
using System.Text.RegularExpressions;
using CleanBlog.Domain.Posts;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Commands;

public sealed partial class ImportRefusalTests : HostTest
{
    /// <summary>Bad lines, each with a word that its reason must say.</summary>
    private static readonly (string Line, string Reason)[] BadLines =
    [
        ("not json", "not JSON"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": ["Ada"], "content": "c" """, "not JSON"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": ["Ada"], "content": "c"} {}""", "not JSON"),
        ("null", "null"),
        ("[]", "no object"),
        ("\"text\"", "no object"),
        ("{}", "path is missing"),
        ("""{"date": "2026-01-02", "title": "t", "authors": ["Ada"], "content": "c"}""", "path"),
        ("""{"path": "a", "title": "t", "authors": ["Ada"], "content": "c"}""", "date"),
        ("""{"path": "a", "date": "2026-01-02", "authors": ["Ada"], "content": "c"}""", "title"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "content": "c"}""", "authors"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": ["Ada"]}""", "content"),
        ("""{"path": 1, "date": "2026-01-02", "title": "t", "authors": ["Ada"], "content": "c"}""", "path"),
        ("""{"path": null, "date": "2026-01-02", "title": "t", "authors": ["Ada"], "content": "c"}""", "path"),
        ("""{"path": "", "date": "2026-01-02", "title": "t", "authors": ["Ada"], "content": "c"}""", "path is missing"),
        ("""{"path": "a", "date": "2026-02-30", "title": "t", "authors": ["Ada"], "content": "c"}""", "date"),
        ("""{"path": "a", "date": "yesterday", "title": "t", "authors": ["Ada"], "content": "c"}""", "date"),
        ("""{"path": "a", "date": 20260102, "title": "t", "authors": ["Ada"], "content": "c"}""", "date"),
        ("""{"path": "a", "date": "2026-01-02", "title": "", "authors": ["Ada"], "content": "c"}""", "title must have at least 1 character"),
        ("""{"path": "a", "date": "2026-01-02", "title": "a\u0000b", "authors": ["Ada"], "content": "c"}""", "title must not hold U+0000"),
        ("""{"path": "a", "date": "2026-01-02", "title": ["t"], "authors": ["Ada"], "content": "c"}""", "title"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": [], "content": "c"}""", "authors is missing"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": "Ada", "content": "c"}""", "authors"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": [null], "content": "c"}""", "authors is missing"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": [" "], "content": "c"}""", "author's name must hold more than white space"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": ["Ada"], "content": ""}""", "content must have at least 1 character"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": ["Ada"], "content": "a\u0000b"}""", "content must not hold U+0000"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": ["Ada"], "content": "\ud800"}""", "content"),
        ("""{"path": "a", "date": "2026-01-02", "title": "t", "authors": ["Ada"], "content": 1}""", "content"),
        (new BlogRecord("limit/1", "2026-01-02", new string('x', Post.MaxTitleLength + 1), ["Ada"], "c").ToString(), "title must have at most 255 characters"),
        (new BlogRecord("limit/2", "2026-01-02", "t", ["Ada"], new string('x', Post.MaxContentBytes + 1)).ToString(), "content must have at most"),
        (new BlogRecord("limit/3", "2026-01-02", "t", [new string('x', 101)], "c").ToString(), "name must have at most 100 characters"),
        ((BlogRecord.Of(0) with { Date = "2030-01-01", Title = "Another" }).ToString(), "Its path stands in line 2 already."),
    ];

    [Test]
    public async Task Each_bad_line_is_named_with_its_reason_and_the_good_ones_are_imported()
    {
        var lines = BadLines.SelectMany((bad, index) => new[] { bad.Line.Replace("\"path\": \"a\"", $"\"path\": \"bad/{index}\"", StringComparison.Ordinal), BlogRecord.Of(index).ToString() });

        var exit = await ImportAsync(lines);

        var refusals = exit.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var reasons = refusals.ToDictionary(NumberOf);
        Assert.That(refusals.Select(NumberOf), Is.Ordered);
        Assert.That(exit.Error, Does.Not.Contain("CleanBlog").And.Not.Contain("System."));
        Assert.That(exit.Code, Is.EqualTo(1), exit.Error);
        Assert.That(exit.Output, Does.EndWith($"Posts: {BadLines.Length} added, 0 already there, {BadLines.Length} refused.\n"));
        Assert.That(reasons.Keys, Is.EquivalentTo(Enumerable.Range(0, BadLines.Length).Select(index => (2 * index) + 1)));
        Assert.That(Host.ReadPosts(), Has.Count.EqualTo(BadLines.Length));
        Assert.That(Host.ReadUsers().Single(), Does.Contain("| Ada | Lovelace |"));

        using (Assert.EnterMultipleScope())
        {
            for (var i = 0; i < BadLines.Length; i++)
                Assert.That(reasons[(2 * i) + 1], Does.Contain(BadLines[i].Reason), BadLines[i].Line[..Math.Min(120, BadLines[i].Line.Length)]);
        }
    }

    [Test]
    public async Task A_second_run_refuses_the_same_lines_by_the_same_numbers_and_changes_nothing()
    {
        var lines = new[] { BlogRecord.Of(1).ToString(), "", " ", "bad", BlogRecord.Of(2).ToString(), "" };
        await ImportAsync(lines);
        var (posts, users) = (Host.ReadPosts(), Host.ReadUsers());

        var exit = await ImportAsync(lines);

        Assert.ThatRefused(exit, "Line 4: ");
        Assert.That(exit.Output, Does.EndWith("Posts: 0 added, 2 already there, 1 refused.\n"));
        Assert.That(Host.ReadPosts(), Is.EqualTo(posts).And.Count.EqualTo(2));
        Assert.That(Host.ReadUsers(), Is.EqualTo(users).And.Count.EqualTo(1));
    }

    [Test]
    public async Task Texts_at_their_limits_are_good()
    {
        var title = string.Concat(Enumerable.Repeat("🚂", Post.MaxTitleLength));

        var exit = await ImportAsync([new BlogRecord("a", "2026-01-02", title, ["Ada"], new string('x', Post.MaxContentBytes)).ToString()]);

        Assert.ThatSucceeded(exit);
        Assert.That(Host.ReadPosts().Single(), Does.Contain(title));
    }

    [Test]
    public async Task Bytes_that_are_no_UTF_8_are_refused_by_their_line()
    {
        var lines = $"{BlogRecord.Of(1)}\n{BlogRecord.Of(2).ToString().Replace("Post 2\"", "caf\u00E9\"", StringComparison.Ordinal)}\n";
        var file = await Host.WriteAsync("posts.jsonl", "");
        await File.WriteAllBytesAsync(file, System.Text.Encoding.Latin1.GetBytes(lines));

        var exit = await Host.ImportAsync(file);

        Assert.ThatRefused(exit, "Line 2: The record cannot be read: it is not JSON in UTF-8.");
        Assert.That(Host.ReadPosts(), Has.Count.EqualTo(1));
    }

    private static int NumberOf(string refusal) =>
        int.Parse(LineNumber().Match(refusal).Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^Line (?<number>[0-9]+): ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineNumber();

    private async Task<HostExit> ImportAsync(IEnumerable<string> lines) =>
        await Host.ImportAsync(await Host.WriteAsync("posts.jsonl", string.Join('\n', lines)));
}
