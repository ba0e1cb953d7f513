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

    [TestCase("*/*", "application/json")]
    [TestCase("text/html, text/*;q=0.9, */*;q=0.8", "application/json")]
    [TestCase("application/json;q=0.9, */*", "application/json")]
    [TestCase("text/event-stream, application/json", "application/json")]
    [TestCase("text/event-stream;q=0.4, application/json;q=0.5", "application/json")]
    [TestCase("text/event-stream;q=0.8, */*", "application/json")]
    [TestCase("text/event-stream", "text/event-stream")]
    [TestCase("text/event-stream, */*", "text/event-stream")]
    [TestCase("text/event-stream;q=0.5, application/json;q=0.4", "text/event-stream")]
    [TestCase("text/event-stream;q=0.1, application/json;q=0, */*", "text/event-stream")]
    [TestCase("text/*", "text/event-stream")]
    public async Task Events_come_only_to_whom_names_them_or_takes_no_JSON(string accept, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/changes");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo(expected));
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
