using System.Net;
using System.Text;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class MediaTypeTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Paths = ["/api/posts", "/api/auth/register", "/api/auth/login"];

    private static readonly string[] OtherTypes =
    [
        "text/plain", "application/xml", "text/json", "application/octet-stream", "application/jsonp", "multipart/form-data; boundary=x",
        "json", "application", "*/*", "application/*",
    ];

    private static readonly string[] OtherCharsets =
    [
        "application/json; charset=foo", "application/json; charset=utf-16", "application/json; charset=iso-8859-1", "application/json; charset=utf-7",
        "application/json; charset=us-ascii", "application/json;charset=\"foo\"", "application/json; charset=''", "application/json; charset=", "application/json; x=y; charset=utf-32",
    ];

    private static readonly string[] Accepted =
    [
        "application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8",
        "Application/JSON", "application/json; profile=x",
    ];

    [Test]
    public async Task Anything_but_JSON_is_refused([ValueSource(nameof(Paths))] string path, [ValueSource(nameof(OtherTypes))] string contentType)
    {
        using var response = await SendAsync(path, contentType);

        await Assert.ThatProblem(response, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [Test]
    public async Task JSON_that_does_not_say_so_is_refused(
        [Values("/api/posts", "/api/auth/register")] string path, [Values(null, "", ";", "application/json/x")] string? contentType)
    {
        using var response = await SendAsync(path, contentType);

        await Assert.ThatProblem(response, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [Test]
    public async Task A_form_is_for_the_login_alone([Values("/api/posts", "/api/auth/register")] string path)
    {
        using var response = await Ada.SendFormAsync(path, "title=x&content=y");

        await Assert.ThatProblem(response, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [Test]
    public async Task Any_charset_but_UTF_8_is_refused([ValueSource(nameof(Paths))] string path, [ValueSource(nameof(OtherCharsets))] string contentType)
    {
        using var response = await SendAsync(path, contentType);

        await Assert.ThatProblem(response, HttpStatusCode.UnsupportedMediaType, "request.unsupported_charset");
    }

    [Test]
    public async Task A_form_in_another_charset_is_refused_too()
    {
        using var response = await SendAsync("/api/auth/login", "application/x-www-form-urlencoded; charset=foo");

        await Assert.ThatProblem(response, HttpStatusCode.UnsupportedMediaType, "request.unsupported_charset");
    }

    [Test]
    public async Task JSON_in_UTF_8_is_accepted_in_any_spelling([ValueSource(nameof(Accepted))] string contentType)
    {
        using var response = await SendAsync("/api/posts", contentType);

        Assert.ThatStatus(response, HttpStatusCode.Created);
    }

    [TestCase("application/xml")]
    [TestCase("text/html")]
    [TestCase("image/png;q=0.1")]
    [TestCase("garbage;;;")]
    public async Task A_problem_is_a_problem_document_whatever_is_asked_for(string accept)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/nowhere", ("Accept", accept));

        await Assert.ThatProblem(response, HttpStatusCode.NotFound, "request.route_not_found");
    }

    [Test]
    public async Task Success_is_JSON_in_UTF_8()
    {
        using var response = await Anonymous.GetAsync("/api/posts");

        Assert.That(response.Field("Content-Type"), Is.EqualTo("application/json; charset=utf-8").Or.EqualTo("application/json"));
    }

    private Task<HttpResponseMessage> SendAsync(string path, string? contentType) =>
        Ada.SendBytesAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes("""{"title":"x","content":"y"}"""), contentType);
}
