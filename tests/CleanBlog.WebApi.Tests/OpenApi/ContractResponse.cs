using System.Text.Json;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Streaming;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>One status of an operation, as the document describes it.</summary>
internal sealed class ContractResponse(ContractSchema schemas, JsonElement response)
{
    /// <summary>What any answer may carry: of HTTP itself, for security, for caches, for pages of other origins, for tracing.</summary>
    private static readonly HashSet<string> Everywhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "Connection", "Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding",
        "X-Content-Type-Options", "X-Frame-Options", "Permissions-Policy", "Referrer-Policy", "Content-Security-Policy", "Strict-Transport-Security",
        "Cache-Control", "Expires", "Pragma", "Vary",
        "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Expose-Headers",
        "traceresponse",
    };

    /// <summary>The codes of problems, of each of which the document has an example.</summary>
    public IReadOnlyList<string> Codes { get; } = Members(response, "content").Where(content => content.Name is Problem.MediaType)
        .SelectMany(content => Members(content.Value, "examples")).Select(example => example.Name).ToList();

    /// <summary>Whether a problem of this code is among the examples; an answer without one is not judged by it.</summary>
    public bool Knows(string? code) => code is null || Codes.Contains(code, StringComparer.Ordinal);

    public IEnumerable<string> Check(ContractExchange exchange) => [.. CheckFields(exchange), .. CheckBody(exchange)];

    private IEnumerable<string> CheckFields(ContractExchange exchange)
    {
        var documented = Members(response, "headers").ToDictionary(header => header.Name, header => schemas.Resolve(header.Value), StringComparer.OrdinalIgnoreCase);

        foreach (var (name, header) in documented)
        {
            var schema = header.GetProperty("schema");

            if (exchange.Field(name) is { } value)
            {
                foreach (var violation in schemas.Check(schema, Parse(value, schema), name))
                    yield return violation;
            }
            else if (header.TryGetProperty("required", out var required) && required.GetBoolean())
            {
                yield return $"the field {name} is missing";
            }
        }

        foreach (var name in exchange.Fields.Select(field => field.Name).Where(name => !documented.ContainsKey(name) && !Everywhere.Contains(name)))
            yield return $"the field {name} is not documented";
    }

    private IEnumerable<string> CheckBody(ContractExchange exchange)
    {
        var documented = Members(response, "content").ToDictionary(content => content.Name, content => content.Value.GetProperty("schema"), StringComparer.OrdinalIgnoreCase);

        if (documented.Count == 0)
            return exchange.MediaType is null && exchange.Body is null or [] ? [] : [$"a body of {exchange.MediaType} is not documented"];

        if (exchange.MediaType is not { } type || !documented.TryGetValue(type, out var schema))
            return [$"the media type {exchange.MediaType} is not documented"];

        if (exchange.IsHead || exchange.Body is null)
            return exchange.Body is null or [] ? [] : ["HEAD has no body"];

        if (type is JsonLines.MediaType)
            return exchange.Lines.SelectMany((line, index) => schemas.Check(schema, line, $"/{index}"));

        return exchange.Json is { } value ? schemas.Check(schema, value) : ["the body is no JSON"];
    }

    private static IEnumerable<JsonProperty> Members(JsonElement node, string name) =>
        node.TryGetProperty(name, out var members) ? members.EnumerateObject() : [];

    /// <summary>A field is text; a number where the schema says so.</summary>
    private JsonElement Parse(string value, JsonElement schema) =>
        schemas.Resolve(schema).TryGetProperty("type", out var type) && type.ToString() is "integer" && long.TryParse(value, provider: null, out var number)
            ? JsonSerializer.SerializeToElement(number)
            : JsonSerializer.SerializeToElement(value);
}
