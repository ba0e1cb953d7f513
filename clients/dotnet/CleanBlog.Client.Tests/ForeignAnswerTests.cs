using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CleanBlog.Client.Tests;

/// <summary>What else may answer on the way to the server.</summary>
public sealed class ForeignAnswerTests
{
    [TestCase("text/html", "<h1>Bad gateway</h1>")]
    [TestCase("application/problem+json", "{\"title\":\"Bad gateway\"}")]
    [TestCase("application/problem+json", "null")]
    [TestCase("application/problem+json", "<h1>Bad gateway</h1>")]
    public void A_failure_without_the_servers_problem_has_its_status(string mediaType, string body)
    {
        var proxy = Answer(HttpStatusCode.Forbidden, mediaType, body);

        var failure = Assert.ThrowsAsync<CleanBlogException>(() => proxy.Client().GetMeAsync());

        Assert.That(failure.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(failure.Problem, Is.Null);
        Assert.That(failure.Code, Is.Null);
        Assert.That(failure.Message, Does.Contain("403"));
    }

    [TestCase("<h1>Please log in to this network</h1>")]
    [TestCase("null")]
    [TestCase("{}")]
    public void A_success_that_is_not_the_servers_is_a_failure(string body)
    {
        var portal = Answer(HttpStatusCode.OK, "text/html", body);

        Assert.That(
            () => portal.Client().GetMeAsync(),
            Throws.InstanceOf<CleanBlogException>().With.Property(nameof(CleanBlogException.StatusCode)).EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void A_stream_that_breaks_off_is_no_end()
    {
        var server = new Answers(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BreaksOff("{\"Id\":\"a\"}\n{\"Id\"")) { Headers = { ContentType = new("application/x-ndjson") } } });
        var read = new List<string>();

        Assert.That(
            async () =>
            {
                await foreach (var item in server.Client().StreamPostsAsync<Item>())
                    read.Add(item.Id);
            },
            Throws.InstanceOf<HttpRequestException>());

        Assert.That(read, Is.EqualTo(new[] { "a" }));
        Assert.That(server.Received, Has.Count.EqualTo(1));
    }

    private static Answers Answer(HttpStatusCode status, string mediaType, string body) =>
        new(_ => new HttpResponseMessage(status) { Content = new StringContent(body, new MediaTypeHeaderValue(mediaType)) });

    private sealed record Item(string Id);

    private sealed class BreaksOff(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new HttpRequestException("The connection was reset.");
    }
}
