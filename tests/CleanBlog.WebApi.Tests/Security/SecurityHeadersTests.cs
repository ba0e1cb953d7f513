using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Security;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class SecurityHeadersTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Paths = ["/", "/health", "/api/posts", "/api/users/me", "/api/posts/1", "/api/nowhere", "/api/posts?limit=0", "/api/auth/login", "/api/docs/errors"];

    [Test]
    public async Task Every_answer_carries_the_security_fields([ValueSource(nameof(Paths))] string path)
    {
        using var response = await Anonymous.GetAsync(path);

        Assert.That(response.Field("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        Assert.That(response.Field("X-Frame-Options"), Is.EqualTo("DENY"));
        Assert.That(response.Field("Permissions-Policy"), Does.Contain("camera=()").And.Contain("geolocation=()").And.Contain("microphone=()").And.Not.Contain("*").And.Not.Contain("self"));
        Assert.That(response.Field("Referrer-Policy"), Is.EqualTo("no-referrer"));
        Assert.That(response.Field("Content-Security-Policy"), Does.StartWith("default-src 'none'").And.Contain("frame-ancestors 'none'"));
        Assert.That(response.Field("Server"), Is.Null);
        Assert.That(response.Field("X-Powered-By"), Is.Null);
    }

    [Test]
    public async Task An_answer_of_the_API_may_load_nothing()
    {
        using var response = await Anonymous.GetAsync("/api/posts");

        Assert.That(response.Field("Content-Security-Policy"), Is.EqualTo("default-src 'none'; frame-ancestors 'none'"));
    }

    [Test]
    public async Task Pages_of_the_docs_load_their_own_things_alone()
    {
        using var response = await Anonymous.GetAsync("/api/docs/errors");

        Assert.That(response.Field("Content-Security-Policy"), Does.Contain("script-src 'self';").And.Not.Contain("unsafe-eval").And.Not.Contain("http").And.Not.Contain("*"));
    }

    /// <summary>What a body is, where there is one, is said and not guessed.</summary>
    [Test]
    public async Task Every_body_says_what_it_is([ValueSource(nameof(Paths))] string path)
    {
        using var response = await Anonymous.GetAsync(path);

        Assert.That(response.Content.Headers.ContentType is not null, Is.EqualTo((await response.Content.ReadAsByteArrayAsync()).Length > 0));
    }

    [TestCase("/api/users")]
    [TestCase("/api/users/me")]
    [TestCase("/api/posts")]
    [TestCase("/api/posts/1")]
    [TestCase("/api/posts?published=false")]
    [TestCase("/api/users/me/export")]
    public async Task An_authenticated_answer_is_not_stored(string path)
    {
        using var response = await Ada.GetAsync(path);

        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
    }

    [Test]
    public async Task A_token_is_not_stored()
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { Email = "ada@example.com", AUser.Password });

        Assert.ThatStatus(response, HttpStatusCode.OK);
        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
    }

    [Test]
    public async Task A_new_account_is_not_stored()
    {
        using var response = await Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = "mary@example.com", FirstName = "Mary", LastName = "Somerville", AUser.Password });

        Assert.ThatStatus(response, HttpStatusCode.Created);
        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
    }

    [Test]
    public async Task No_answer_sets_a_cookie([ValueSource(nameof(Paths))] string path)
    {
        using var response = await Ada.GetAsync(path);

        Assert.That(response.Field("Set-Cookie"), Is.Null);
    }
}
