using System.IO.Compression;
using System.Net;
using System.Text.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class CompressionTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string Content = string.Concat(Enumerable.Repeat("It weaves algebraic patterns. ", 1000));

    private string path = "";

    [SetUp]
    public async Task WritePost() => path = $"/api/posts/{await WritePostAsync(Ada, content: Content)}";

    [TestCase("br")]
    [TestCase("gzip")]
    public async Task An_anonymous_read_is_compressed_for_those_who_say_so(string coding)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("Accept-Encoding", coding));
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.That(response.Field("Content-Encoding"), Is.EqualTo(coding));
        Assert.That(response.Field("Vary"), Does.Contain("Accept-Encoding"));
        Assert.That(body, Has.Length.LessThan(Content.Length / 10));
        Assert.That(Decode(body, coding).GetProperty("content").GetString(), Is.EqualTo(Content));
    }

    [TestCase("br")]
    [TestCase("gzip")]
    public async Task Other_bytes_have_another_tag_which_is_taken_back(string coding)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("Accept-Encoding", coding));
        var tag = response.Field("ETag")!;

        using var known = await Anonymous.SendAsync(HttpMethod.Get, path, ("Accept-Encoding", coding), ("If-None-Match", tag));
        using var written = await Ada.SendAsync(HttpMethod.Delete, path, ("If-Match", tag));

        Assert.That(tag, Is.EqualTo($"\"1-{coding}\""));
        Assert.That((known.StatusCode, known.Field("ETag")), Is.EqualTo((HttpStatusCode.NotModified, tag)));
        Assert.ThatStatus(written, HttpStatusCode.NoContent);
    }

    [TestCase("identity")]
    [TestCase("br;q=0, gzip;q=0")]
    [TestCase("zip")]
    public async Task Nobody_gets_what_it_does_not_take(string coding)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("Accept-Encoding", coding));

        Assert.That((response.Field("Content-Encoding"), response.Field("ETag")), Is.EqualTo(((string?)null, "\"1\"")));
    }

    [Test]
    public async Task What_a_token_opens_is_never_compressed()
    {
        foreach (var address in new[] { path, "/api/posts", "/api/posts?published=false", "/api/users", "/api/users/me" })
        {
            using var response = await Ada.SendAsync(HttpMethod.Get, address, ("Accept-Encoding", "br, gzip"));

            Assert.ThatStatus(response, HttpStatusCode.OK);
            Assert.That(response.Field("Content-Encoding"), Is.Null, address);
        }
    }

    [Test]
    public async Task A_token_is_never_compressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login") { Content = new FormUrlEncodedContent([new("username", "ada@example.com"), new("password", AUser.Password)]) };
        request.Headers.Add("Accept-Encoding", "br, gzip");

        using var response = await Anonymous.SendAsync(request);

        Assert.That((await response.ReadAsync()).Text("access_token"), Is.Not.Empty);
        Assert.That(response.Field("Content-Encoding"), Is.Null);
    }

    private static JsonElement Decode(byte[] body, string coding)
    {
        using var bytes = new MemoryStream(body);
        using Stream decoded = coding is "br" ? new BrotliStream(bytes, CompressionMode.Decompress) : new GZipStream(bytes, CompressionMode.Decompress);
        return JsonDocument.Parse(decoded).RootElement;
    }
}
