using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class CachingTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task An_anonymous_read_may_be_kept_by_whoever_asks_each_time()
    {
        var id = await WritePostAsync(Ada);

        foreach (var path in new[] { "/api/posts", $"/api/posts/{id}" })
        {
            using var response = await Anonymous.GetAsync(path);

            Assert.That(response.Field("Cache-Control"), Is.EqualTo("public, no-cache").Or.EqualTo("no-cache, public"), path);
            Assert.That(response.Field("Vary"), Is.EqualTo("Accept, Accept-Encoding, Authorization"), path);
        }
    }

    [Test]
    public async Task An_answer_to_somebody_who_signed_in_is_kept_nowhere()
    {
        var id = await WritePostAsync(Ada);

        foreach (var path in new[] { "/api/posts", $"/api/posts/{id}", "/api/users", "/api/users/me", "/api/posts?published=false" })
        {
            using var response = await Ada.GetAsync(path);

            Assert.ThatStatus(response, HttpStatusCode.OK);
            Assert.That(response.Field("Cache-Control"), Is.EqualTo("no-store"), path);
        }
    }

    [TestCase("GET", "/api/posts/1")]
    [TestCase("GET", "/api/nowhere")]
    [TestCase("GET", "/api/users/me")]
    [TestCase("GET", "/api/posts?limit=0")]
    [TestCase("DELETE", "/api/posts")]
    [TestCase("OPTIONS", "/api/posts")]
    [TestCase("POST", "/api/auth/login")]
    [TestCase("GET", "/health")]
    [TestCase("GET", "/api/changes")]
    public async Task Anything_else_is_kept_nowhere(string method, string path)
    {
        using var response = await Anonymous.SendAsync(new HttpMethod(method), path);

        Assert.That(response.Field("Cache-Control"), Is.EqualTo("no-store"));
    }

    [Test]
    public async Task A_failure_in_the_middle_has_the_same_fields_as_any_other()
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", "{");

        Assert.ThatStatus(response, HttpStatusCode.BadRequest);
        Assert.That((response.Field("Cache-Control"), response.Field("Pragma"), response.Field("Expires")), Is.EqualTo(("no-store", (string?)null, (string?)null)));
    }
}
