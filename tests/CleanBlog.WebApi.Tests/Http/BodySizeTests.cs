using System.Net;
using System.Text;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class BodySizeTests(TestDatabase database) : ApiTest(database)
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    [TestCase("/api/auth/register")]
    [TestCase("/api/auth/login")]
    public async Task A_body_just_over_64_KiB_is_too_large(string path)
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, path, Padded(64 * 1024 + 1));

        await Assert.ThatProblem(response, HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [TestCase("/api/auth/register")]
    [TestCase("/api/auth/login")]
    public async Task A_body_of_64_KiB_is_read(string path)
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, path, Padded(64 * 1024));

        await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");
    }

    [TestCase("PATCH", "/api/users/{0}")]
    [TestCase("PUT", "/api/users/{0}/role")]
    [TestCase("PUT", "/api/users/{0}/active")]
    public async Task A_change_of_a_user_just_over_64_KiB_is_too_large(string method, string path)
    {
        using var response = await Admin.SendJsonAsync(new HttpMethod(method), path.Replace("{0}", AdaId.ToString(), StringComparison.Ordinal), Padded(64 * 1024 + 1));

        await Assert.ThatProblem(response, HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [TestCase("/api/posts/bulk")]
    [TestCase("/api/posts")]
    [TestCase("/api/auth/register")]
    public async Task Ten_megabytes_are_refused_before_they_are_sent(string path)
    {
        var answer = await RawExchange.SendAsync(Address, $"{await HeadAsync(path)}Content-Length: {TenMegabytes}\r\nExpect: 100-continue\r\n\r\n");

        Assert.That(RawExchange.Status(answer), Is.EqualTo(413), answer);
        Assert.That(answer, Does.Contain("application/problem+json").And.Contain("request.too_large"));
    }

    [TestCase("/api/posts/bulk")]
    [TestCase("/api/posts")]
    [TestCase("/api/auth/register")]
    public async Task Ten_megabytes_that_are_sent_anyway_are_refused(string path)
    {
        var answer = await RawExchange.SendAsync(Address, $"{await HeadAsync(path)}Content-Length: {TenMegabytes}\r\n\r\n", Enumerable.Repeat(new byte[64 * 1024], TenMegabytes / (64 * 1024)));

        await ThatRefusedAndAlive(answer);
    }

    [TestCase("/api/posts")]
    [TestCase("/api/auth/register")]
    public async Task Ten_megabytes_of_unannounced_length_are_refused(string path)
    {
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string(' ', 0x10000)}\r\n");

        var answer = await RawExchange.SendAsync(Address, $"{await HeadAsync(path)}Transfer-Encoding: chunked\r\n\r\n", Enumerable.Repeat(chunk, TenMegabytes / 0x10000));

        await ThatRefusedAndAlive(answer);
    }

    [Test]
    public async Task A_post_larger_than_any_content_is_too_large()
    {
        using var response = await Ada.SendAsync(Chunked("/api/posts", $"{{\"other\":\"{new string('x', 9 * 1024 * 1024)}\"}}"));

        await Assert.ThatProblem(response, HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [Test]
    public async Task A_large_body_without_a_token_is_not_read()
    {
        var answer = await RawExchange.SendAsync(
            Address, $"POST /api/posts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {TenMegabytes}\r\nExpect: 100-continue\r\n\r\n");

        Assert.That(RawExchange.Status(answer), Is.EqualTo(401), answer);
        Assert.That(answer, Does.Not.Contain("100 Continue"));
    }

    private static string Padded(int length)
    {
        const string Head = "{\"other\":\"";

        return $"{Head}{new string('x', length - Head.Length - 2)}\"}}";
    }

    private static HttpRequestMessage Chunked(string path, string json) => new(HttpMethod.Post, path)
    {
        Content = new StringContent(json, Encoding.UTF8, "application/json"),
        Headers = { TransferEncodingChunked = true, ExpectContinue = true },
    };

    private async Task<string> HeadAsync(string path) =>
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {await LogInAsync("ada@example.com")}\r\nContent-Type: application/json\r\n";

    /// <summary>A connection may be closed so hard that the answer is lost; a wrong answer or a dead server is no excuse.</summary>
    private async Task ThatRefusedAndAlive(string answer)
    {
        using var next = await Anonymous.GetAsync("/health");

        Assert.That(RawExchange.Status(answer), Is.EqualTo(413).Or.Zero, answer);
        Assert.ThatStatus(next, HttpStatusCode.OK);
    }
}
