using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>What the server refuses before there is a request: a bare status, after which it closes the connection.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class RequestLimitTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public Task A_target_that_is_too_long_is_414() => ThatRefused(414, $"GET /api/posts?x={new string('x', 9000)} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    [Test]
    public Task A_path_that_is_too_long_is_414() => ThatRefused(414, $"GET /api/{new string('x', 9000)} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    [Test]
    public Task Fields_that_are_too_long_are_431() => ThatRefused(431, $"GET /api/posts HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 40_000)}\r\n\r\n");

    [Test]
    public Task Fields_that_are_too_many_are_431() =>
        ThatRefused(431, $"GET /api/posts HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 200).Select(field => $"X-{field}: x\r\n"))}\r\n");

    [TestCase("GET /api/posts HTTP/1.1\r\n\r\n")]
    [TestCase("GET /api/posts HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [TestCase("POST /api/posts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")]
    [TestCase("GET /api/posts HTTP/1.1\r\nHost: localhost\r\nbad field\r\n\r\n")]
    public Task Broken_framing_is_400(string request) => ThatRefused(400, request);

    [Test]
    public async Task What_is_just_short_enough_is_answered()
    {
        var answer = await RawExchange.SendAsync(Address, $"GET /api/posts?x={new string('x', 8000)} HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 20_000)}\r\nConnection: close\r\n\r\n");

        Assert.That(RawExchange.Status(answer), Is.EqualTo(200));
    }

    private async Task ThatRefused(int status, string request)
    {
        var answer = await RawExchange.SendAsync(Address, request);

        Assert.That(RawExchange.Status(answer), Is.EqualTo(status), answer);
        Assert.That(answer, Does.Contain("Connection: close").And.EndsWith("\r\n\r\n").And.Not.Contain("Server:"));
    }
}
