using System.Net;
using System.Text;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class OddRequestTests(TestDatabase database) : ApiTest(database)
{
    private const string Post = """{"title":"x","content":"y"}""";

    [TestCase("application/json; charset=\"UTF-8\"")]
    [TestCase("application/json; charset=\"utf-8\"")]
    public async Task A_quoted_charset_is_fine(string contentType)
    {
        using var response = await Ada.SendBytesAsync(HttpMethod.Post, "/api/posts", Encoding.UTF8.GetBytes(Post), contentType);

        Assert.ThatStatus(response, HttpStatusCode.Created);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(";")]
    [TestCase("application/json/x")]
    public async Task A_login_that_does_not_say_that_it_is_JSON_is_refused(string? contentType)
    {
        using var response = await Anonymous.SendBytesAsync(HttpMethod.Post, "/api/auth/login", Encoding.UTF8.GetBytes("{}"), contentType);

        await Assert.ThatProblem(response, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [Test]
    public async Task An_empty_login_is_missing_its_body()
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", "");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.body_missing");
    }

    [Test]
    public async Task A_login_without_body_and_type_is_missing_its_body()
    {
        using var response = await Anonymous.PostAsync("/api/auth/login", content: null);

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.body_missing");
    }

    [TestCase("PAGE=1&limit=1")]
    [TestCase("Skip=0&limit=1")]
    public async Task Links_work_in_any_case(string query)
    {
        await WritePostAsync(Ada);
        await WritePostAsync(Ada);
        using var first = await Anonymous.GetAsync($"/api/posts?{query}");

        using var next = await Anonymous.GetAsync(first.Headers.Links()["next"]);

        Assert.ThatStatus(next, HttpStatusCode.OK);
    }

    [Test]
    public async Task A_refused_charset_can_be_read_by_a_page()
    {
        Ada.DefaultRequestHeaders.Add("Origin", "http://localhost:3000");

        using var response = await Ada.SendBytesAsync(HttpMethod.Post, "/api/posts", Encoding.UTF8.GetBytes(Post), "application/json; charset=foo");

        Assert.That(response.Field("Access-Control-Allow-Origin"), Is.EqualTo("http://localhost:3000"));
    }

    [Test]
    public async Task A_page_far_past_the_end_is_named_as_asked()
    {
        var page = await Anonymous.ReadAsync("/api/posts?page=2147483647&limit=100");

        Assert.That(page.GetProperty("pagination").GetProperty("page").GetInt32(), Is.EqualTo(int.MaxValue));
    }
}
