using System.Net;
using System.Text;
using System.Text.Json;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>What holds every answer of the other tests against the document notices whatever is not as documented.</summary>
public sealed class ResponseValidationTests
{
    private const string Id = "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a";

    private const string Health = """{"status":"healthy","version":"1.0.0"}""";

    private static readonly Contract Shown = new("""
        {
          "paths": {
            "/health": { "get": { "operationId": "GetHealth", "responses": {
              "200": {
                "headers": {
                  "Age": { "required": true, "schema": { "type": "integer", "minimum": 0 } },
                  "Warning": { "schema": { "type": "string", "pattern": "^[0-9]{3} " } }
                },
                "content": { "application/json": { "schema": { "description": "How it is.", "$ref": "#/components/schemas/Health" } } }
              },
              "404": { "content": { "application/problem+json": {
                "schema": { "$ref": "#/components/schemas/Problem" },
                "examples": { "user.not_found": { "value": {} } }
              } } }
            } } },
            "/things/{id}": { "delete": { "operationId": "DeleteThing", "responses": { "204": { "description": "Gone" } } } },
            "/things/all": { "get": { "operationId": "GetAll", "responses": { "204": { "description": "None" } } } },
            "/things/{id}/all": { "get": { "operationId": "GetThing", "responses": { "204": { "description": "None" } } } }
          },
          "components": { "schemas": {
            "Health": {
              "type": "object",
              "required": ["status", "version"],
              "properties": {
                "status": { "type": "string", "enum": ["healthy"] },
                "version": { "type": "string", "maxLength": 5, "minLength": 5 },
                "id": { "type": "string", "format": "uuid" },
                "at": { "type": "string", "format": "date-time" },
                "email": { "type": ["string", "null"], "format": "email" },
                "url": { "type": "string", "format": "uri" },
                "link": { "type": "string", "format": "uri-reference" },
                "count": { "type": "integer", "format": "int32", "minimum": 1, "maximum": 2147483647 },
                "skip": { "type": "integer", "format": "int64" },
                "share": { "type": "number" },
                "is_new": { "type": "boolean" },
                "kind": { "const": "probe" },
                "notes": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "$ref": "#/components/schemas/Note" } }
              },
              "additionalProperties": true
            },
            "Note": { "type": "object", "properties": { "text": { "type": "string" } } },
            "Problem": { "type": "object", "required": ["code", "status"], "properties": { "code": { "type": "string" }, "status": { "type": "integer" } } }
          } }
        }
        """);

    [Test]
    public void An_answer_as_documented_is_fine([Values(
        Health,
        """{"version":"\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00","status":"healthy"}""",
        $$"""{"status":"healthy","version":"1.0.0","id":"{{Id}}","at":"2026-01-02T12:00:00.000000Z","email":null,"url":"https://x/y","link":"/api/posts?page=2","kind":"probe"}""",
        """{"status":"healthy","version":"1.0.0","count":1,"skip":4294967296,"share":0.5,"is_new":false,"notes":[{"text":"x"},{}],"email":"ada@example.com"}""")] string body) =>
        Assert.That(Violations(Answer(body)), Is.Empty);

    [TestCase("""{"status":"healthy"}""", "/version is missing")]
    [TestCase("""{"status":"healthy","version":"1.0.0","uptime":3}""", "/uptime is not documented")]
    [TestCase("""{"status":"ill","version":"1.0.0"}""", """/status is none of ["healthy"]: ill""")]
    [TestCase("""{"status":"healthy","version":1}""", "/version is no string: 1")]
    [TestCase("""{"status":"healthy","version":null}""", "/version is no string: ")]
    [TestCase("""{"status":"healthy","version":"1.0.00"}""", "/version is longer than 5: 1.0.00")]
    [TestCase("""{"status":"healthy","version":"\ud83d\ude00\ud83d\ude00\ud83d\ude00"}""", "/version is shorter than 5: \ud83d\ude00\ud83d\ude00\ud83d\ude00")]
    [TestCase("""{"status":"healthy","version":"1.0.0","id":"{019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a}"}""", "/id is no uuid: {019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a}")]
    [TestCase("""{"status":"healthy","version":"1.0.0","at":"2026-01-02 12:00:00"}""", "/at is no date-time: 2026-01-02 12:00:00")]
    [TestCase("""{"status":"healthy","version":"1.0.0","at":"2026-02-30T12:00:00Z"}""", "/at is no date-time: 2026-02-30T12:00:00Z")]
    [TestCase("""{"status":"healthy","version":"1.0.0","email":"ada"}""", "/email is no email: ada")]
    [TestCase("""{"status":"healthy","version":"1.0.0","url":"/x"}""", "/url is no uri: /x")]
    [TestCase("""{"status":"healthy","version":"1.0.0","link":"a b"}""", "/link is no uri-reference: a b")]
    [TestCase("""{"status":"healthy","version":"1.0.0","count":0}""", "/count is less than 1: 0")]
    [TestCase("""{"status":"healthy","version":"1.0.0","count":1.5}""", "/count is no integer: 1.5")]
    [TestCase("""{"status":"healthy","version":"1.0.0","skip":9223372036854775808}""", "/skip is no int64: 9223372036854775808")]
    [TestCase("""{"status":"healthy","version":"1.0.0","share":"0.5"}""", "/share is no number: 0.5")]
    [TestCase("""{"status":"healthy","version":"1.0.0","is_new":0}""", "/is_new is no boolean: 0")]
    [TestCase("""{"status":"healthy","version":"1.0.0","kind":"other"}""", "/kind is not probe: other")]
    [TestCase("""{"status":"healthy","version":"1.0.0","notes":[]}""", "/notes has fewer than 1 items")]
    [TestCase("""{"status":"healthy","version":"1.0.0","notes":[{},{},{}]}""", "/notes has more than 2 items")]
    [TestCase("""{"status":"healthy","version":"1.0.0","notes":[{},{"text":1}]}""", "/notes/1/text is no string: 1")]
    [TestCase("[]", " is no object: []")]
    [TestCase("{", "the body is no JSON")]
    [TestCase("", "the body is no JSON")]
    public void A_body_that_is_not_as_documented_is_found(string body, string violation) =>
        Assert.That(Violations(Answer(body)), Does.Contain($"GET /health 200: {violation}"));

    [Test]
    public void A_number_over_its_format_and_maximum_is_found_twice() =>
        Assert.That(
            Violations(Answer("""{"status":"healthy","version":"1.0.0","count":2147483648}""")),
            Is.EqualTo(new[] { "GET /health 200: /count is no int32: 2147483648", "GET /health 200: /count is more than 2147483647: 2147483648" }));

    [Test]
    public void Another_status_is_found() =>
        Assert.That(Violations(Answer(Health) with { Status = 201 }), Is.EqualTo(new[] { "GET /health 201: the status is not documented" }));

    [Test]
    public void Another_media_type_is_found() =>
        Assert.That(Violations(Answer(Health, "text/plain")), Is.EqualTo(new[] { "GET /health 200: the media type text/plain is not documented" }));

    [Test]
    public void A_body_where_none_is_documented_is_found() =>
        Assert.That(Violations(Answer(Health) with { Method = "DELETE", Target = "/things/1", Status = 204 }), Has.Member("DELETE /things/{id} 204: a body of application/json is not documented"));

    [Test]
    public void A_missing_field_is_found() =>
        Assert.That(Violations(Answer(Health) with { Fields = [("Content-Type", "application/json")] }), Is.EqualTo(new[] { "GET /health 200: the field Age is missing" }));

    [Test]
    public void An_optional_field_may_be_missing_but_has_to_fit([Values(true, false)] bool fits) =>
        Assert.That(Violations(With("Warning", fits ? "199 Old" : "old")), fits ? Is.Empty : Is.EqualTo(new[] { "GET /health 200: Warning does not match ^[0-9]{3} : old" }));

    [TestCase("-1", "Age is less than 0: -1")]
    [TestCase("old", "Age is no integer: old")]
    public void A_field_of_another_value_is_found(string value, string violation) =>
        Assert.That(
            Violations(Answer(Health) with { Fields = [("Content-Type", "application/json"), ("age", value)] }),
            Is.EqualTo(new[] { $"GET /health 200: {violation}" }));

    [Test]
    public void A_field_that_is_not_documented_is_found() =>
        Assert.That(Violations(With("X-Powered-By", "x")), Is.EqualTo(new[] { "GET /health 200: the field X-Powered-By is not documented" }));

    [Test]
    public void A_code_that_is_not_documented_is_found() =>
        Assert.That(Violations(Problem(404, "post.not_found")), Is.EqualTo(new[] { "GET /health 404: the code post.not_found is not documented" }));

    [Test]
    public void A_documented_code_is_fine() => Assert.That(Violations(Problem(404, "user.not_found")), Is.Empty);

    [Test]
    public void What_any_request_can_meet_is_fine([Values("/health", "/nowhere")] string target) =>
        Assert.That(Violations(Problem(408, "request.timeout") with { Target = target }), Is.Empty);

    [Test]
    public void Nowhere_answers_a_problem_of_the_table_or_nothing()
    {
        var unknown = Problem(404, "thing.not_found") with { Target = "/nowhere" };
        var success = Answer(Health) with { Target = "/nowhere" };
        var page = Answer(Health, "text/html") with { Target = "/nowhere", Status = 404 };

        Assert.That(Violations(unknown), Is.EqualTo(new[] { "the table of errors has no 404 thing.not_found" }));
        Assert.That(Violations(success), Is.EqualTo(new[] { "no such operation is documented" }));
        Assert.That(Violations(page), Is.EqualTo(new[] { "text/html is no media type of a problem" }));
    }

    [Test]
    public void HEAD_is_GET_without_a_body()
    {
        var head = Answer("") with { Method = "HEAD" };

        Assert.That(Violations(head), Is.Empty);
        Assert.That(Violations(head with { Body = Encoding.UTF8.GetBytes(Health) }), Is.EqualTo(new[] { "GET /health 200: HEAD has no body" }));
        Assert.That(Violations(head with { Status = 201 }), Is.EqualTo(new[] { "GET /health 201: the status is not documented" }));
    }

    [TestCase("GET", "/things/all", "GET /things/all 200")]
    [TestCase("GET", "/THINGS/All/?x=/y", "GET /things/all 200")]
    [TestCase("DELETE", "/things/all", "DELETE /things/{id} 200")]
    [TestCase("DELETE", "/things/a%2Fb", "DELETE /things/{id} 200")]
    [TestCase("GET", "/things/1/all", "GET /things/{id}/all 200")]
    [TestCase("GET", "/things//all", "no such operation is documented")]
    [TestCase("GET", "/things/1/2/all", "no such operation is documented")]
    [TestCase("POST", "/things/1", "no such operation is documented")]
    public void The_operation_is_found_by_method_and_path(string method, string target, string operation) =>
        Assert.That(Violations(Answer(Health) with { Method = method, Target = target }), Has.All.StartsWith(operation).And.Not.Empty);

    [Test]
    public void A_keyword_or_format_that_is_not_known_is_no_licence([Values("\"oneOf\": []", "\"format\": \"ipv4\"", "\"additionalProperties\": {}")] string rule)
    {
        var schema = JsonDocument.Parse($"{{{rule}}}").RootElement;
        var value = JsonSerializer.SerializeToElement("x");

        Assert.That(() => new ContractSchema(schema).Check(schema, value).ToList(), Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void A_client_of_these_tests_fails_the_test_that_got_such_an_answer()
    {
        using var client = new HttpClient(new ContractHandler(new Stub(new HttpResponseMessage(HttpStatusCode.PaymentRequired))));

        Assert.That(async () => await client.GetAsync("http://localhost/health"), Throws.TypeOf<AssertionException>().With.Message.Contains("GET /health 402: the status is not documented"));
    }

    [Test]
    public void There_is_no_other_client()
    {
        var clients = Directory.EnumerateFiles(RepositoryFiles.Path("tests/CleanBlog.WebApi.Tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains(nameof(SocketsHttpHandler), StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.That(clients, Is.EquivalentTo(new[] { "ContractHandler.cs", "ResponseValidationTests.cs" }));
    }

    private static IReadOnlyList<string> Violations(ContractExchange exchange) => Shown.Violations(exchange);

    private static ContractExchange Answer(string body, string type = "application/json") =>
        new("GET", "/health", 200, [("Content-Type", $"{type}; charset=utf-8"), ("Age", "3"), ("Date", "Fri, 02 Jan 2026 12:00:00 GMT")], Encoding.UTF8.GetBytes(body));

    private static ContractExchange Problem(int status, string code) =>
        Answer($$"""{"code":"{{code}}","status":{{status}}}""", "application/problem+json") with { Status = status, Fields = [("Content-Type", "application/problem+json")] };

    private static ContractExchange With(string name, string value) => Answer(Health) is var answer ? answer with { Fields = [.. answer.Fields, (name, value)] } : answer;

    private sealed class Stub(HttpResponseMessage response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(response);
    }
}
