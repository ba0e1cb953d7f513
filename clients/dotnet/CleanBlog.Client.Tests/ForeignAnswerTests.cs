using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
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
    public async Task A_stream_that_breaks_off_is_no_end()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = BreakOffAsync(listener, "{\"Id\":\"a\"}\n{\"Id\"");
        using var http = new HttpClient { BaseAddress = new Uri($"http://{listener.LocalEndpoint}") };
        var read = new List<string>();

        await Assert.ThatAsync(
            async () =>
            {
                await foreach (var item in new CleanBlogClient(http).StreamPostsAsync<Item>())
                    read.Add(item.Id);
            },
            Throws.InstanceOf<HttpRequestException>().With.Property(nameof(HttpRequestException.HttpRequestError)).EqualTo(HttpRequestError.ResponseEnded));

        await server;
        Assert.That(read, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void A_stream_is_sent_for_once()
    {
        var server = new Answers(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Broken()) { Headers = { ContentType = new("application/x-ndjson") } } });

        Assert.That(async () => await server.Client().StreamPostsAsync<Item>().ToListAsync(), Throws.InstanceOf<HttpRequestException>());
        Assert.That(server.Received, Has.Count.EqualTo(1));
    }

    private static Answers Answer(HttpStatusCode status, string mediaType, string body) =>
        new(_ => new HttpResponseMessage(status) { Content = new StringContent(body, new MediaTypeHeaderValue(mediaType)) });

    private sealed record Item(string Id);

    /// <summary>Answers one request as a server does whose process is killed while it streams.</summary>
    private static async Task BreakOffAsync(TcpListener listener, string sent)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        var stream = connection.GetStream();
        using var request = new StreamReader(stream);

        while (await request.ReadLineAsync() is { Length: > 0 })
        {
            // To the end of its head; it has no body.
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n{sent.Length:x}\r\n{sent}\r\n"));
    }

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The connection was reset.");
    }
}
