using System.Net;
using System.Text;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class MalformedBodyTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] NoJson =
    [
        "{", "}", "nul", "{]", "{\"title\":}", "{\"title\":\"x\",}", "{\"title\":\"x\"} {}", "{'title':'x'}", "{title:\"x\"}",
        "{\"title\":\"x\" \"content\":\"y\"}", "{\"title\":\"unfinished", "{\"title\":\"\\x\"}", "{\"title\":\"a\nb\"}", "{\"title\":01}", "{\"title\":NaN}",
        "// comment\n{}", "title=x", "<post/>", "\0", " ", "\n",
    ];

    private static readonly string[] OtherShapes = ["null", "[]", "[{\"title\":\"x\",\"content\":\"y\"}]", "\"{}\"", "1", "true"];

    private Guid post;

    [SetUp]
    public async Task WritePost() => post = await WritePostAsync(Ada);

    [Test]
    public async Task What_is_not_JSON_is_malformed([ValueSource(nameof(NoJson))] string body)
    {
        foreach (var (client, method, path) in Routes())
        {
            using var response = await client.SendJsonAsync(method, path, body);

            await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_json");
        }
    }

    [Test]
    public async Task JSON_of_another_shape_is_invalid([ValueSource(nameof(OtherShapes))] string body)
    {
        foreach (var (client, method, path) in Routes())
        {
            using var response = await client.SendJsonAsync(method, path, body);

            await Assert.ThatInvalid(response, "", "value.invalid_type");
        }
    }

    [Test]
    public async Task An_empty_body_is_missing()
    {
        foreach (var (client, method, path) in Routes().Where(route => route.Path is not "/api/auth/login"))
        {
            using var response = await client.SendJsonAsync(method, path, "");

            await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.body_missing");
        }
    }

    [TestCase(new byte[] { 0x7B, 0x22, 0x74, 0x69, 0x74, 0x6C, 0x65, 0x22, 0x3A, 0x22, 0xFF, 0x22, 0x7D })]
    [TestCase(new byte[] { 0x7B, 0x22, 0x74, 0x69, 0x74, 0x6C, 0x65, 0x22, 0x3A, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x7D })]
    [TestCase(new byte[] { 0x7B, 0x22, 0x74, 0x69, 0x74, 0x6C, 0x65, 0x22, 0x3A, 0x22, 0xC0, 0x80, 0x22, 0x7D })]
    [TestCase(new byte[] { 0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00 })]
    [TestCase(new byte[] { 0x7B, 0x00, 0x7D, 0x00 })]
    [TestCase(new byte[] { 0x80 })]
    public async Task What_is_not_UTF_8_is_malformed(byte[] body)
    {
        using var response = await Ada.SendBytesAsync(HttpMethod.Post, "/api/posts", body, "application/json");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_json");
    }

    [Test]
    public async Task A_byte_order_mark_is_no_reason_to_fail()
    {
        var body = new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Encoding.UTF8.GetBytes("""{"title":"x","content":"y"}""")).ToArray();

        using var response = await Ada.SendBytesAsync(HttpMethod.Post, "/api/posts", body, "application/json");

        Assert.ThatStatus(response, HttpStatusCode.Created);
    }

    [TestCase("[", "]")]
    [TestCase("{\"a\":", "}")]
    public async Task Nesting_too_deep_is_malformed(string open, string close)
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", $$"""{"title":"x","content":"y","other":{{Times(100, open)}}1{{Times(100, close)}}}""");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_json");
    }

    [Test]
    public async Task Nesting_of_tens_of_thousands_of_levels_is_malformed()
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/register", Times(12_000, "{\"a\":"));

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_json");
    }

    [TestCase("""{"title":"x","content":"y","other":[[[{"a":[1]}]]]}""")]
    [TestCase("""{"title":"x","content":"y","other":1e400,"more":123456789012345678901234567890}""")]
    [TestCase("""{"title":"a","title":"x","content":"y"}""")]
    [TestCase("""{"\u0074itle":"x","content":"y","":1,"$type":"System.Object","$id":"1","$ref":"1","__proto__":{}}""")]
    [TestCase(" \r\n\t{ \"title\" : \"x\" , \"content\" : \"y\" } \n")]
    public async Task Well_formed_oddities_are_accepted(string body)
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", body);

        Assert.That((await response.ReadAsync()).Text("title"), Is.EqualTo("x"));
    }

    [TestCase("""{"\ud800":1,"title":"x","content":"y"}""")]
    [TestCase("""{"title":"x","content":"y","other":"\ud800"}""")]
    public async Task Half_a_surrogate_pair_where_nobody_looks_is_no_outage(string body)
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", body);

        Assert.That((int)response.StatusCode, Is.EqualTo(201).Or.EqualTo(400).Or.EqualTo(422));
    }

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    /// <summary>Every route that reads a body.</summary>
    private IEnumerable<(HttpClient Client, HttpMethod Method, string Path)> Routes() =>
    [
        (Anonymous, HttpMethod.Post, "/api/auth/register"),
        (Anonymous, HttpMethod.Post, "/api/auth/login"),
        (Ada, HttpMethod.Post, "/api/posts"),
        (Ada, HttpMethod.Post, "/api/posts/bulk"),
        (Ada, HttpMethod.Patch, $"/api/users/{AdaId}"),
        (Ada, HttpMethod.Patch, $"/api/posts/{post}"),
        (Admin, HttpMethod.Put, $"/api/users/{AdaId}/role"),
        (Admin, HttpMethod.Put, $"/api/users/{AdaId}/active"),
    ];
}
