using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http.Conditional;

/// <summary>Writers at the same time who say what they expect. A check before the write instead of in it would let two of them through.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class LostUpdateTests(TestDatabase database) : ApiTest(database)
{
    private const int Writers = 20;
    private const int Rounds = 500;

    private string path = "";

    [SetUp]
    public async Task WritePost() => path = $"/api/posts/{await WritePostAsync(Ada)}";

    [Test]
    public async Task Of_twenty_who_expect_the_same_one_wins()
    {
        for (var round = 1; round <= 10; round++)
        {
            var expected = $"\"{round}\"";

            var statuses = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
            {
                using var response = await ReviseAsync($"{writer} in {expected.Trim('"')}", expected);
                return response.StatusCode;
            }));

            Assert.That(statuses, Has.Exactly(1).EqualTo(HttpStatusCode.OK).And.Exactly(Writers - 1).EqualTo(HttpStatusCode.PreconditionFailed));
        }
    }

    [Test]
    public async Task Of_twenty_who_delete_the_same_one_wins()
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            using var response = await Ada.SendAsync(HttpMethod.Delete, path, ("If-Match", "\"1\""));
            return response.StatusCode;
        }));

        Assert.That(statuses, Has.Exactly(1).EqualTo(HttpStatusCode.NoContent));
        Assert.That(statuses, Is.All.AnyOf(HttpStatusCode.NoContent, HttpStatusCode.PreconditionFailed, HttpStatusCode.NotFound));
    }

    [Test]
    public async Task What_was_accepted_is_one_chain()
    {
        var accepted = await Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteOnAsync));
        var links = accepted.SelectMany(links => links).OrderBy(link => link.Became).ToList();

        using var last = await Anonymous.GetAsync(path);
        var post = await last.ReadAsync();

        Assert.That(links.Select(link => link.Became), Is.EqualTo(Enumerable.Range(2, links.Count)));
        Assert.That(links.Select(link => link.Before), Is.EqualTo(new[] { "Notes" }.Concat(links.Select(link => link.Title)).SkipLast(1)));
        Assert.That((post.GetProperty("version").GetInt32(), post.Text("title")), Is.EqualTo((1 + links.Count, links[^1].Title)));
    }

    /// <summary>Reads, then writes over exactly what was read, 500 times among all; what was refused is read again.</summary>
    private async Task<List<Link>> WriteOnAsync(int writer)
    {
        var links = new List<Link>();

        for (var round = 0; round < Rounds / Writers; round++)
        {
            using var read = await Ada.GetAsync(path);
            var title = $"{writer}.{round}";
            using var written = await ReviseAsync(title, read.Field("ETag")!);

            if (written.StatusCode is HttpStatusCode.OK)
                links.Add(new((await read.ReadAsync()).Text("title"), title, (await written.ReadAsync()).GetProperty("version").GetInt32()));
            else
                await Assert.ThatProblem(written, HttpStatusCode.PreconditionFailed, "precondition.failed");
        }

        return links;
    }

    private async Task<HttpResponseMessage> ReviseAsync(string title, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = new StringContent($$"""{"title":"{{title}}"}""", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("If-Match", expected);
        return await Ada.SendAsync(request);
    }

    /// <summary>One accepted write: over which title, with which one, and the version that it made.</summary>
    private sealed record Link(string Before, string Title, int Became);
}
