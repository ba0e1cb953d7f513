using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class RoutingTests(TestDatabase database) : ApiTest(database)
{
    [TestCase("DELETE", "/api/posts", "GET, HEAD, OPTIONS, POST")]
    [TestCase("PUT", "/api/posts/1", "DELETE, GET, HEAD, OPTIONS, PATCH")]
    [TestCase("POST", "/api/users", "GET, HEAD, OPTIONS")]
    [TestCase("PUT", "/api/users/1", "DELETE, GET, HEAD, OPTIONS, PATCH")]
    [TestCase("GET", "/api/users/1/role", "OPTIONS, PUT")]
    [TestCase("HEAD", "/api/users/1/role", "OPTIONS, PUT")]
    [TestCase("PATCH", "/api/users/1/active", "OPTIONS, PUT")]
    [TestCase("GET", "/api/auth/login", "OPTIONS, POST")]
    [TestCase("HEAD", "/api/auth/register", "OPTIONS, POST")]
    [TestCase("TRACE", "/api/posts", "GET, HEAD, OPTIONS, POST")]
    [TestCase("QUERY", "/api/posts", "GET, HEAD, OPTIONS, POST")]
    [TestCase("get", "/api/auth/login", "OPTIONS, POST")]
    [TestCase("POST", "/health", "GET, HEAD, OPTIONS")]
    [TestCase("POST", "/", "GET, HEAD, OPTIONS")]
    public async Task Another_method_is_told_which_there_are(string method, string path, string allowed)
    {
        using var response = await Admin.SendAsync(new HttpMethod(method), path);

        if (method is "HEAD")
            Assert.ThatStatus(response, HttpStatusCode.MethodNotAllowed);
        else
            await Assert.ThatProblem(response, HttpStatusCode.MethodNotAllowed, "request.method_not_allowed");

        Assert.That(response.Field("Allow")?.Split(", ").Order(StringComparer.Ordinal), Is.EqualTo(allowed.Split(", ")));
    }

    [TestCase("/api/posts", "GET, HEAD, OPTIONS, POST", null, "application/json")]
    [TestCase("/api/posts/1", "DELETE, GET, HEAD, OPTIONS, PATCH", "application/json, application/json-patch+json, application/merge-patch+json", null)]
    [TestCase("/api/posts/bulk", "DELETE, GET, HEAD, OPTIONS, PATCH, POST", "application/json, application/json-patch+json, application/merge-patch+json", "application/json")]
    [TestCase("/api/users/1", "DELETE, GET, HEAD, OPTIONS, PATCH", "application/json, application/json-patch+json, application/merge-patch+json", null)]
    [TestCase("/api/users/1/role", "OPTIONS, PUT", null, null)]
    [TestCase("/api/auth/login", "OPTIONS, POST", null, "application/json, application/x-www-form-urlencoded")]
    [TestCase("/health/", "GET, HEAD, OPTIONS", null, null)]
    [TestCase("/", "GET, HEAD, OPTIONS", null, null)]
    public async Task OPTIONS_tells_what_an_address_takes(string path, string methods, string? patches, string? posts)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Options, path);

        Assert.ThatStatus(response, HttpStatusCode.NoContent);
        Assert.That((response.Field("Allow"), response.Field("Accept-Patch"), response.Field("Accept-Post")), Is.EqualTo((methods, patches, posts)));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task What_OPTIONS_names_is_answered_and_nothing_else()
    {
        foreach (var path in new[] { "/api/posts", "/api/posts/1", "/api/users", "/api/users/me", "/api/users/1/role", "/api/auth/register", "/health/ready" })
        {
            using var options = await Anonymous.SendAsync(HttpMethod.Options, path);

            foreach (var method in new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" })
            {
                using var response = await Anonymous.SendAsync(new HttpMethod(method), path);

                Assert.That(response.StatusCode is not HttpStatusCode.MethodNotAllowed, Is.EqualTo(options.Content.Headers.Allow.Contains(method)), $"{method} {path}");
            }
        }
    }

    [Test]
    public async Task OPTIONS_of_the_server_as_a_whole_is_no_outage()
    {
        var answer = await RawExchange.SendAsync(Address, "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.That(RawExchange.Status(answer), Is.EqualTo(204), answer);
    }

    [TestCase("/nowhere")]
    [TestCase("/api")]
    [TestCase("/api/")]
    [TestCase("/api/nowhere")]
    [TestCase("/api/auth")]
    [TestCase("/api/auth/signout")]
    [TestCase("/api//posts")]
    [TestCase("/api/posts/1/comments")]
    [TestCase("/api/users/1/role/admin")]
    [TestCase("/api/posts%2F1")]
    [TestCase("/api/%2e%2e/secret")]
    [TestCase("/%F0%9F%98%80")]
    [TestCase("/.env")]
    [TestCase("/appsettings.json")]
    [TestCase("/index.php?x=<script>")]
    public async Task Where_there_is_nothing_the_answer_says_so(string path)
    {
        using var response = await Admin.GetAsync(path);

        await Assert.ThatProblem(response, HttpStatusCode.NotFound, "request.route_not_found");
    }

    [Test]
    public async Task Any_method_finds_nothing_where_there_is_nothing([Values("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO")] string method)
    {
        using var response = await Anonymous.SendAsync(new HttpMethod(method), "/api/nowhere");

        await Assert.ThatProblem(response, HttpStatusCode.NotFound, "request.route_not_found");
    }

    [TestCase("/api/posts/")]
    [TestCase("/api/users/")]
    [TestCase("/api/users/me/")]
    [TestCase("/health/")]
    [TestCase("/health/live/")]
    public async Task A_trailing_slash_makes_no_difference(string path)
    {
        using var with = await Ada.GetAsync(path);
        using var without = await Ada.GetAsync(path.TrimEnd('/'));

        Assert.That(with.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await with.Content.ReadAsStringAsync(), Is.EqualTo(await without.Content.ReadAsStringAsync()));
    }

    [Test]
    public async Task A_trailing_slash_makes_no_difference_to_writing()
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts/", """{"title":"Notes","content":"Patterns."}""");

        var location = response.Headers.Location!.ToString();
        using var deleted = await Ada.DeleteAsync($"{location}/");

        Assert.That((response.StatusCode, deleted.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.NoContent)));
    }

    [Test]
    public async Task A_path_is_known_in_any_case()
    {
        using var response = await Anonymous.GetAsync("/API/Posts");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_root_leads_to_the_docs()
    {
        using var response = await Anonymous.GetAsync("/");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        Assert.That(response.Headers.Location?.ToString(), Is.EqualTo("/api/docs"));
    }

    [TestCase("X-HTTP-Method-Override", "DELETE")]
    [TestCase("X-Original-URL", "/api/users/me")]
    [TestCase("X-Rewrite-URL", "/api/users/me")]
    [TestCase("X-Forwarded-For", "'; --")]
    public async Task Fields_that_other_servers_obey_change_nothing(string name, string value)
    {
        var id = await WritePostAsync(Ada);

        using var response = await Ada.SendAsync(HttpMethod.Get, $"/api/posts/{id}", (name, value));

        Assert.That((await response.ReadAsync()).GetProperty("id").GetGuid(), Is.EqualTo(id));
    }
}
