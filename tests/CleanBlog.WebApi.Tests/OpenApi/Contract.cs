using System.Text.Json;
using System.Text.RegularExpressions;
using CleanBlog.WebApi.Http;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>The OpenAPI document as a promise: holds what was really answered against it.</summary>
internal sealed partial class Contract
{
    /// <summary>What a request meets before or instead of an operation, and so is not documented with each.</summary>
    private static readonly ProblemType[] OfNoOperation =
        [ProblemTypes.BadRequest, ProblemTypes.RouteNotFound, ProblemTypes.MethodNotAllowed, ProblemTypes.Timeout, ProblemTypes.UnsupportedCharset];

    private static readonly int[] OfServer = [400, 408, 411, 413, 414, 431, 501, 505];

    private readonly ContractSchema schemas;
    private readonly JsonElement problem;

    public Contract(string json)
    {
        var document = JsonDocument.Parse(json).RootElement;
        schemas = new ContractSchema(document);
        problem = document.GetProperty("components").GetProperty("schemas").GetProperty(nameof(Problem));
        Operations =
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               select new ContractOperation(schemas, path.Name, operation),
        ];
    }

    /// <summary>docs/openapi.json, which another test holds against what the server emits.</summary>
    public static Contract Committed { get; } = new(File.ReadAllText(RepositoryFiles.Path("docs/openapi.json")));

    public IReadOnlyList<ContractOperation> Operations { get; }

    /// <summary>Fails the test in which the promise was broken.</summary>
    public void Hold(ContractExchange exchange)
    {
        var violations = Violations(exchange);

        if (violations.Count > 0)
            Assert.Fail($"docs/openapi.json does not promise this answer: {string.Join("; ", violations)}.\n{exchange}");
    }

    /// <summary>What about the answer is not as documented.</summary>
    public IReadOnlyList<string> Violations(ContractExchange exchange)
    {
        if (IsRefusedByServer(exchange) || IsSentToHttps(exchange))
            return [];

        return Find(exchange) is { } operation
            ? [.. Check(operation, exchange).Select(violation => $"{operation.Method} {operation.Template} {exchange.Status}: {violation}")]
            : [.. CheckWithoutOperation(exchange)];
    }

    private ContractOperation? Find(ContractExchange exchange) => Operations
        .Where(operation => operation.Method.Equals(exchange.IsHead ? "GET" : exchange.Method, StringComparison.OrdinalIgnoreCase) && operation.Fit(exchange.Path) is not null)
        .MaxBy(operation => operation.Fit(exchange.Path));

    private IEnumerable<string> Check(ContractOperation operation, ContractExchange exchange)
    {
        if (operation.Responses.TryGetValue(exchange.Status, out var response) && response.Knows(exchange.Code))
            return response.Check(exchange).Where(violation => !IsLeftOutAsAsked(exchange, violation));

        if (IsOfNoOperation(exchange))
            return CheckProblem(exchange);

        return [response is null ? "the status is not documented" : $"the code {exchange.Code} is not documented"];
    }

    private IEnumerable<string> CheckWithoutOperation(ContractExchange exchange) => exchange switch
    {
        { Status: >= 400 } => CheckProblem(exchange),
        { Method: "GET" or "HEAD" } when IsPage(exchange.Path) => [],
        { Method: "OPTIONS", Status: 204, Body: [] } => [],
        _ => ["no such operation is documented"],
    };

    private IEnumerable<string> CheckProblem(ContractExchange exchange)
    {
        if (exchange.MediaType is not Problem.MediaType)
            return [$"{exchange.MediaType} is no media type of a problem"];

        if (exchange.IsHead || exchange.Body is null)
            return exchange.Body is null or [] ? [] : ["HEAD has no body"];

        var known = ProblemTypes.OfProblems.Any(type => type.Status == exchange.Status && type.Code.Equals(exchange.Code, StringComparison.Ordinal));

        return [.. exchange.Json is { } json ? schemas.Check(problem, json) : [], .. known ? [] : new[] { $"the table of errors has no {exchange.Status} {exchange.Code}" }];
    }

    /// <summary>What the document can say in words alone: an item that is cut down to some fields has no others.</summary>
    private static bool IsLeftOutAsAsked(ContractExchange exchange, string violation) =>
        exchange.Target.Contains("fields=", StringComparison.Ordinal) && MemberOfItem().IsMatch(violation);

    [GeneratedRegex(@"^(/data)?/\d+/\w+ is missing\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MemberOfItem();

    private static bool IsOfNoOperation(ContractExchange exchange) =>
        OfNoOperation.Any(type => type.Status == exchange.Status && (exchange.Code is null || type.Code.Equals(exchange.Code, StringComparison.Ordinal)));

    /// <summary>Bytes that are no request get no further than the server, whose answers have neither body nor our fields.</summary>
    private static bool IsRefusedByServer(ContractExchange exchange) =>
        OfServer.Contains(exchange.Status) && exchange is { MediaType: null, Body: [] } && exchange.Field("X-Content-Type-Options") is null;

    /// <summary>Where the operator wants HTTPS alone, no operation answers over HTTP.</summary>
    private static bool IsSentToHttps(ContractExchange exchange) =>
        exchange is { Status: 307, Body: [] } && exchange.Field("Location")?.StartsWith("https://", StringComparison.Ordinal) is true;

    private static bool IsPage(string path) =>
        path is "/" or "/api/openapi.json" || path.Equals("/api/docs", StringComparison.Ordinal) || path.StartsWith("/api/docs/", StringComparison.Ordinal);
}
