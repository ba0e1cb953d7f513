using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>Behind a proxy that ends TLS and says so, since a test has no certificate.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class HttpsTests(TestDatabase database) : ApiTest(database)
{
    private const string Host = "blog.example.com";

    /// <summary>Plain HTTP is answered with a redirect here, logins included.</summary>
    public override Task SignIn() => Task.CompletedTask;

    [TestCase("/api/posts?limit=1")]
    [TestCase("/health")]
    [TestCase("/api/nowhere")]
    public async Task Plain_HTTP_is_led_to_HTTPS(string path)
    {
        using var response = await Client().SendAsync(HttpMethod.Get, path, ("Host", Host));

        Assert.ThatStatus(response, HttpStatusCode.TemporaryRedirect);
        Assert.That(response.Headers.Location?.ToString(), Is.EqualTo($"https://{Host}:8443{path}"));
    }

    [Test]
    public async Task A_login_over_plain_HTTP_is_not_answered()
    {
        using var response = await Client().SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { Email = "ada@example.com", AUser.Password });

        Assert.ThatStatus(response, HttpStatusCode.TemporaryRedirect);
    }

    [Test]
    public async Task HTTPS_is_answered_and_remembered()
    {
        using var response = await Client().SendAsync(HttpMethod.Get, "/api/posts", ("Host", Host), ("X-Forwarded-Proto", "https"));

        Assert.ThatStatus(response, HttpStatusCode.OK);
        Assert.That(response.Field("Strict-Transport-Security"), Does.StartWith("max-age="));
    }

    [Test]
    public async Task An_error_over_HTTPS_is_remembered_too()
    {
        using var response = await Client().SendAsync(HttpMethod.Get, "/api/nowhere", ("Host", Host), ("X-Forwarded-Proto", "https"));

        Assert.ThatStatus(response, HttpStatusCode.NotFound);
        Assert.That(response.Field("Strict-Transport-Security"), Does.StartWith("max-age="));
    }

    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Https:Redirect"] = "true",
        ["Https:Hsts"] = "true",
        ["https_port"] = "8443",
        ["Proxies:Trusted:0"] = "127.0.0.1",
    };
}

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class PlainHttpTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task Plain_HTTP_is_served_unless_configured_otherwise()
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts", ("Host", "blog.example.com"), ("X-Forwarded-Proto", "https"));

        Assert.ThatStatus(response, HttpStatusCode.OK);
        Assert.That(response.Field("Strict-Transport-Security"), Is.Null);
    }
}
