using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>What a stranger sees who tries things out: neither of what the server is made, nor where it stands, nor what it is connected to.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ErrorsTellNothingTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Innards =
    [
        "Exception", "   at ", ".cs", ".dll", "CleanBlog.", "Microsoft", "System.", "Kestrel", "ASP.NET", "dotnet", "EntityFramework", "Sqlite", "SQLite", "Npgsql", "PostgreSQL", "postgres",
        "SELECT", "INSERT", "no such table", "does not exist", "relation", "Data Source", "Host=", "127.0.0.1", "Server:", "X-Powered-By", "X-AspNet",
    ];

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case(400, "POST /api/auth/login HTTP/1.1", "Content-Type: application/json", "{");
        yield return Case(400, "GET /api/posts?cursor=forged HTTP/1.1");
        yield return Case(505, "GET /api/posts HTTP/9.9");
        yield return Case(400, "GET\u000b/api/posts HTTP/1.1");
        yield return Case(401, "GET /api/users HTTP/1.1", "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.");
        yield return Case(401, "POST /api/auth/login HTTP/1.1", "Content-Type: application/json", """{"email":"ada@example.com","password":"x"}""");
        yield return Case(404, "GET /web.config HTTP/1.1");
        yield return Case(404, "GET /api/posts/..%2F..%2Fappsettings.json HTTP/1.1");
        yield return Case(404, "GET /api/users/me/../../../appsettings.json HTTP/1.1");
        yield return Case(405, "DELETE /api/posts HTTP/1.1");
        yield return Case(405, "TRACE /api/posts HTTP/1.1", "X-Secret: x");
        yield return Case(406, "GET /api/posts HTTP/1.1", "Accept: text/html");
        yield return Case(413, "POST /api/auth/login HTTP/1.1", "Content-Type: application/json", new string('x', 100_000));
        yield return Case(415, "POST /api/auth/login HTTP/1.1", "Content-Type: application/xml", "<x/>");
        yield return Case(422, "GET /api/posts?filter=password_hash:eq:x HTTP/1.1");
        yield return Case(422, "GET /api/posts?page='%20OR%201=1-- HTTP/1.1");
        yield return Case(431, "GET /api/posts HTTP/1.1", $"X-Long: {new string('x', 40_000)}");
        yield return Case(414, $"GET /api/posts?{new string('x', 20_000)} HTTP/1.1");
    }

    [TestCaseSource(nameof(Refused))]
    public async Task A_refusal_shows_nothing_of_the_inside(int status, string line, string field, string body)
    {
        var answer = await AskAsync(line, field, body);

        Assert.That(RawExchange.Status(answer), Is.EqualTo(status), answer);
        ThatNothingIsShown(answer);
    }

    [Test]
    public async Task A_failure_shows_nothing_of_the_inside()
    {
        await RenameTableAsync("posts", "posts_aside");

        try
        {
            var answer = await AskAsync("GET /api/posts HTTP/1.1");

            Assert.That(RawExchange.Status(answer), Is.EqualTo(500), answer);
            ThatNothingIsShown(answer);
        }
        finally
        {
            await RenameTableAsync("posts_aside", "posts");
        }
    }

    [Test]
    public async Task An_outage_shows_nothing_of_the_inside()
    {
        var answer = await DuringOutageAsync(() => AskAsync("GET /api/posts HTTP/1.1"));

        Assert.That(RawExchange.Status(answer), Is.EqualTo(503), answer);
        ThatNothingIsShown(answer);
    }

    private static TestCaseData Case(int status, string line, string field = "Accept: */*", string body = "") =>
        new TestCaseData(status, line, field, body).SetArgDisplayNames($"{status}", line.Length > 80 ? line[..80] : line);

    private static void ThatNothingIsShown(string answer)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var innard in Innards.Append(Environment.MachineName).Append(AppContext.BaseDirectory))
                Assert.That(answer, Does.Not.Contain(innard));
        }
    }

    private Task<string> AskAsync(string line, string field = "Accept: */*", string body = "") => RawExchange.SendAsync(
        Address, $"{line}\r\nHost: localhost\r\nConnection: close\r\n{field}\r\nContent-Length: {body.Length}\r\n\r\n", [System.Text.Encoding.ASCII.GetBytes(body)]);
}
