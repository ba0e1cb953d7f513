using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Security;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class CrossOriginTests(TestDatabase database) : ApiTest(database)
{
    private const string Allowed = "http://localhost:3000";

    private static readonly string[] Foreign =
    [
        "http://evil.example", "https://localhost:3000", "http://localhost:3001", "http://localhost", "http://localhost:3000.evil.example", "null", "*", "http://LOCALHOST.evil:3000",
    ];

    [Test]
    public async Task Pages_of_the_allowed_origin_may_read_with_credentials()
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts", ("Origin", Allowed));

        ThatAllowed(response);
        Assert.That(response.Field("Access-Control-Expose-Headers"), Does.Contain("Link").And.Contain("Location").And.Contain("WWW-Authenticate"));
    }

    [Test]
    public async Task A_preflight_of_the_allowed_origin_is_granted([Values("GET", "POST", "PATCH", "PUT", "DELETE")] string method)
    {
        using var response = await PreflightAsync(Allowed, method);

        Assert.ThatStatus(response, HttpStatusCode.NoContent);
        ThatAllowed(response);
        Assert.That(response.Field("Access-Control-Allow-Methods"), Does.Contain(method).Or.EqualTo("*"));
        Assert.That(response.Field("Access-Control-Allow-Headers"), Does.Contain("authorization").IgnoreCase);
    }

    [Test]
    public async Task A_foreign_origin_is_never_allowed([ValueSource(nameof(Foreign))] string origin)
    {
        using var simple = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts", ("Origin", origin));
        using var preflight = await PreflightAsync(origin, "POST");
        using var problem = await Anonymous.SendAsync(HttpMethod.Get, "/api/nowhere", ("Origin", origin));

        Assert.That(simple.Field("Access-Control-Allow-Origin"), Is.Null);
        Assert.That(preflight.Field("Access-Control-Allow-Origin"), Is.Null);
        Assert.That(problem.Field("Access-Control-Allow-Origin"), Is.Null);
    }

    [TestCase("GET", "/api/posts/1", 404)]
    [TestCase("GET", "/api/nowhere", 404)]
    [TestCase("GET", "/api/users/me", 401)]
    [TestCase("GET", "/api/posts?limit=0", 422)]
    [TestCase("GET", "/api/posts?published=false", 401)]
    [TestCase("DELETE", "/api/posts", 405)]
    [TestCase("POST", "/api/auth/login?password=x", 422)]
    public async Task An_error_can_be_read_too(string method, string path, int status)
    {
        using var response = await Anonymous.SendAsync(new HttpMethod(method), path, ("Origin", Allowed));

        Assert.ThatStatus(response, (HttpStatusCode)status);
        ThatAllowed(response);
    }

    [Test]
    public async Task A_malformed_body_can_be_told_to_a_page_too()
    {
        Ada.DefaultRequestHeaders.Add("Origin", Allowed);

        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", "{");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_json");
        ThatAllowed(response);
    }

    [Test]
    public async Task An_outage_can_be_told_to_a_page_and_tells_nothing_else()
    {
        await RenameTableAsync("posts", "posts_aside");

        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts/1", ("Origin", Allowed));

        await RenameTableAsync("posts_aside", "posts");
        var problem = await Assert.ThatProblem(response, HttpStatusCode.InternalServerError, "server.error");
        ThatAllowed(response);
        Assert.That(problem.GetRawText(), Does.Not.Contain("posts_aside").And.Not.Contain("SQL").And.Not.Contain("table"));
    }

    private static void ThatAllowed(HttpResponseMessage response)
    {
        Assert.That(response.Field("Access-Control-Allow-Origin"), Is.EqualTo(Allowed));
        Assert.That(response.Field("Access-Control-Allow-Credentials"), Is.EqualTo("true"));
    }

    private Task<HttpResponseMessage> PreflightAsync(string origin, string method) => Anonymous.SendAsync(
        HttpMethod.Options, "/api/posts", ("Origin", origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "authorization,content-type"));
}
