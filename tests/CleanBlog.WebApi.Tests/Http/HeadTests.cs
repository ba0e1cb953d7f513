using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class HeadTests(TestDatabase database) : ApiTest(database)
{
    /// <summary>About the one answer, or about a body that HEAD does not have (RFC 9110 §9.3.2 lets both go).</summary>
    private static readonly string[] OfTheBody = ["Date", "Content-Length", "Transfer-Encoding", "traceresponse", "RateLimit"];

    [TestCase("/api/posts?limit=1", HttpStatusCode.OK)]
    [TestCase("/api/users/me", HttpStatusCode.OK)]
    [TestCase("/api/changes", HttpStatusCode.OK)]
    [TestCase("/health", HttpStatusCode.OK)]
    [TestCase("/health/ready", HttpStatusCode.OK)]
    [TestCase("/api/docs/errors", HttpStatusCode.OK)]
    [TestCase("/", HttpStatusCode.Found)]
    [TestCase("/api/posts/1", HttpStatusCode.NotFound)]
    [TestCase("/api/nowhere", HttpStatusCode.NotFound)]
    [TestCase("/api/posts?limit=0", HttpStatusCode.UnprocessableEntity)]
    [TestCase("/api/auth/login", HttpStatusCode.MethodNotAllowed)]
    public async Task HEAD_answers_as_GET_does_without_the_body(string path, HttpStatusCode status)
    {
        await WritePostAsync(Ada);
        await WritePostAsync(Ada);

        using var get = await Ada.GetAsync(path);
        using var head = await Ada.SendAsync(HttpMethod.Head, path);

        Assert.That((get.StatusCode, head.StatusCode), Is.EqualTo((status, status)));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
        Assert.That(Fields(head), Is.EqualTo(Fields(get)));
    }

    [Test]
    public async Task HEAD_needs_the_sign_in_that_GET_needs()
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Head, "/api/users/me");

        Assert.ThatStatus(response, HttpStatusCode.Unauthorized);
        Assert.That(response.Field("WWW-Authenticate"), Is.EqualTo("Bearer realm=\"CleanBlog\""));
    }

    private static IEnumerable<string> Fields(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers)
            .Where(field => !OfTheBody.Contains(field.Key, StringComparer.OrdinalIgnoreCase))
            .Select(field => $"{field.Key}: {string.Join(", ", field.Value)}")
            .Order(StringComparer.Ordinal);
}
