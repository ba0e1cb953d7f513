using System.Text;
using System.Text.Json;
using CleanBlog.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>Every route against every hostile request, byte by byte: whatever the answer is, it is no 500, and a failure is a whole problem document.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class HostileRequestTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Ids =
    [
        "1", "%2F", "%2e%2e%2f", "%5C", "%25", "%2500", "%E2%80%AE", "%F0%9F%98%80", "%C0%80", "%ED%A0%80", "%FF", "%zz", "%", "a%0Ab", "'", "\"", "<x>", "{id}", "*", "~", ";x=1", "..;", "-0",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "%7B%7D", "1%00",
    ];

    private static readonly string[] Queries =
    [
        "?", "?=", "?&&&", "?%", "?%zz=%zz", "?page=%00", "?page[]=1", "?page=1;limit=1", "?limit=%F0%9F%98%80", "?skip=%ED%A0%80", "?author_id=%00", "?author_id=%7B%7D&published=%FF",
        "?x=%0D%0AX-Forged:%201", "?page=99999999999999999999999999&skip=-99999999999999999999999999", "?\u00e9=\u00ff", "?limit=1&limit=1&page=1",
    ];

    private static readonly string[] Fields =
    [
        "Content-Type: application/json", "Content-Type: application/json; charset=foo", "Content-Type: application/json; charset=utf-16", "Content-Type: text/plain",
        "Content-Type: application/x-www-form-urlencoded", "Content-Type: multipart/form-data", "Content-Type: application/json\r\nContent-Encoding: gzip",
        "Content-Type: application/json\r\nAccept: garbage;;;\r\nAccept-Language: \u00ff\r\nAccept-Charset: foo", "Content-Type: application/json\r\nOrigin: garbage\r\nAccess-Control-Request-Method: FOO",
        "Content-Type: application/json\r\nAuthorization: Bearer \u00ff", "Content-Type: application/json\r\nAuthorization: ,,,", "Content-Type: application/json\r\nCookie: =;=;\u00ff",
        "Content-Type: application/json\r\nRange: bytes=99-1\r\nIf-Match: garbage\r\nIf-Modified-Since: never", "Content-Type: application/json\r\ntraceparent: 00-zz-zz-zz\r\ntracestate: \u00ff\r\nbaggage: =,=",
        "Content-Type: application/json\r\nForwarded: for=x\r\nX-Forwarded-Proto: gopher\r\nX-Forwarded-For: x", "Content-Type: application/json\r\nUpgrade: h2c\r\nConnection: Upgrade",
    ];

    private static readonly string[] Bodies =
    [
        "", "{", "null", "[]", "\"x\"", "{\"title\":\"\\ud800\",\"email\":\"\\udc00\",\"first_name\":\"\\u0000\"}", "{\"\\ud800\":1}", "{\"email\":1e999,\"title\":{},\"role\":[],\"is_active\":{}}",
        "\u00ff\u00fe\u00ed\u00a0\u0080", "username=%00&password=%zz", "{\"email\":\"@\",\"password\":\"\",\"first_name\":\"\",\"last_name\":\"\",\"title\":\"\",\"content\":\"\",\"role\":\"\",\"is_active\":null}",
        "{\"items\":[{\"operation\":\"update\",\"id\":\"00000000-0000-0000-0000-000000000000\",\"key\":\"a\",\"patch\":{\"title\":\"\\ud800\"}}]}",
        "{\"items\":[{\"operation\":\"update\",\"id\":\"00000000-0000-0000-0000-000000000000\",\"key\":\"a\",\"patch\":{\"\\udc00\":[\"\u00ff\",1e999]}}]}",
        "{\"items\":[{\"operation\":\"delete\",\"id\":\"00000000-0000-0000-0000-000000000000\",\"key\":\"a\",\"patch\":\"\\ud800\"},null,{},{\"operation\":\"\",\"id\":\"\",\"if_match\":\"\",\"key\":\"\"}]}",
    ];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO"];

    [Test]
    public async Task Nothing_answers_500_to_an_odd_path([ValueSource(nameof(Ids))] string id)
    {
        foreach (var (method, path) in Routes())
            await ThatNoOutage(method, path.Replace("{id}", id, StringComparison.Ordinal), Fields[0], "{}");
    }

    [Test]
    public async Task Nothing_answers_500_to_an_odd_query([ValueSource(nameof(Queries))] string query)
    {
        foreach (var (method, path) in Routes())
            await ThatNoOutage(method, $"{path.Replace("{id}", AdaId.ToString(), StringComparison.Ordinal)}{query}", Fields[0], "{}");
    }

    [Test]
    public async Task Nothing_answers_500_to_odd_fields([ValueSource(nameof(Fields))] string fields)
    {
        foreach (var (method, path) in Routes())
            await ThatNoOutage(method, path.Replace("{id}", AdaId.ToString(), StringComparison.Ordinal), fields, "{}");
    }

    [Test]
    public async Task Nothing_answers_500_to_an_odd_body([ValueSource(nameof(Bodies))] string body)
    {
        foreach (var (method, path) in Routes())
            await ThatNoOutage(method, path.Replace("{id}", AdaId.ToString(), StringComparison.Ordinal), Fields[0], body);
    }

    [Test]
    public async Task Nothing_answers_500_to_an_odd_method([ValueSource(nameof(Methods))] string method)
    {
        foreach (var (_, path) in Routes())
            await ThatNoOutage(method, path.Replace("{id}", "1", StringComparison.Ordinal), Fields[0], "{}");
    }

    /// <summary>Every route with its method, as the server has them.</summary>
    private IEnumerable<(string Method, string Path)> Routes() => Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, $"/{route.RoutePattern.RawText!.Trim('/')}")));

    private async Task ThatNoOutage(string method, string target, string fields, string body)
    {
        var token = fields.Contains("Authorization", StringComparison.Ordinal) ? "" : $"{Admin.DefaultRequestHeaders.Authorization}";
        var authorization = token.Length == 0 ? "" : $"Authorization: {token}\r\n";
        var bytes = Encoding.Latin1.GetBytes(body);

        var answer = await RawExchange.SendAsync(
            Address, $"{method} {target} HTTP/1.1\r\nHost: localhost\r\n{authorization}{fields}\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n", [bytes]);

        var status = RawExchange.Status(answer);
        var content = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

        Assert.That(status, Is.InRange(200, 499), $"{method} {target}\n{fields}\n{body}\n{answer}");

        // What the server refuses before there is a request has no body, and HEAD has none ever.
        if (status >= 400 && content.Length > 0)
            ThatProblem(status, content, $"{method} {target}\n{answer}");
        else if (status >= 400 && method is not "HEAD")
            Assert.That(status, Is.EqualTo(400), $"{method} {target}\n{fields}\n{answer}");
    }

    private static void ThatProblem(int status, string content, string exchange)
    {
        var problem = JsonDocument.Parse(content[content.IndexOf('{', StringComparison.Ordinal)..(content.LastIndexOf('}') + 1)]).RootElement;

        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(status), exchange);
        Assert.That(problem.Text("code"), Is.Not.Empty, exchange);
        Assert.That(problem.Text("trace_id"), Does.Match("^[0-9a-f]{32}$"), exchange);
        Assert.That(content, Does.Not.Contain("Exception").And.Not.Contain("CleanBlog."), exchange);
    }
}
