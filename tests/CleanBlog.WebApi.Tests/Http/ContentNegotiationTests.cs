using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class ContentNegotiationTests(TestDatabase database) : ApiTest(database)
{
    [TestCase("*/*")]
    [TestCase("application/*")]
    [TestCase("application/json")]
    [TestCase("Application/JSON; charset=utf-8")]
    [TestCase("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")]
    [TestCase("application/json;q=0.001")]
    [TestCase("application/problem+json, application/json")]
    public async Task Whoever_takes_JSON_gets_it(string accept)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts", ("Accept", accept));

        Assert.That((await response.ReadAsync()).GetProperty("data").GetArrayLength(), Is.Zero);
    }

    [TestCase("text/html")]
    [TestCase("application/xml, text/*")]
    [TestCase("application/json;q=0")]
    [TestCase("application/json;q=0, */*")]
    [TestCase("application/*;q=0, */*")]
    [TestCase("application/problem+json")]
    [TestCase("garbage")]
    [TestCase("garbage;;;")]
    public async Task Whoever_does_not_is_told(string accept)
    {
        foreach (var path in new[] { $"/api/posts/{Guid.Empty}", "/api/users/me", "/health" })
        {
            using var response = await Ada.SendAsync(HttpMethod.Get, path, ("Accept", accept));

            await Assert.ThatProblem(response, HttpStatusCode.NotAcceptable, "request.not_acceptable");
        }
    }

    [Test]
    public async Task Nothing_is_done_for_an_answer_that_nobody_takes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/posts") { Content = new StringContent("""{"title":"x","content":"y","published":true}""", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", "text/html");

        using var response = await Ada.SendAsync(request);

        await Assert.ThatProblem(response, HttpStatusCode.NotAcceptable, "request.not_acceptable");
        Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Is.Empty);
    }

    [Test]
    public async Task What_has_no_body_needs_no_type()
    {
        var id = await WritePostAsync(Ada);

        using var response = await Ada.SendAsync(HttpMethod.Delete, $"/api/posts/{id}", ("Accept", "text/html"));

        Assert.ThatStatus(response, HttpStatusCode.NoContent);
    }
}
