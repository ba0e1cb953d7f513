using System.Globalization;
using System.Text.Json;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>One operation of the document.</summary>
internal sealed class ContractOperation
{
    private readonly ContractSchema schemas;
    private readonly JsonElement operation;

    public ContractOperation(ContractSchema schemas, string template, JsonProperty operation)
    {
        (this.schemas, this.operation, Template, Method) = (schemas, operation.Value, template, operation.Name.ToUpperInvariant());
        Responses = operation.Value.GetProperty("responses").EnumerateObject()
            .ToDictionary(response => int.Parse(response.Name, CultureInfo.InvariantCulture), response => new ContractResponse(schemas, schemas.Resolve(response.Value)));
    }

    public string Method { get; }

    public string Template { get; }

    public string Id => operation.GetProperty("operationId").GetString()!;

    public bool NeedsToken => operation.GetProperty("security") is var alternatives && alternatives.GetArrayLength() > 0 && alternatives.EnumerateArray().All(alternative => alternative.EnumerateObject().Any());

    public IReadOnlyDictionary<int, ContractResponse> Responses { get; }

    /// <summary>The body that the document shows; null where the operation takes none.</summary>
    public string? ExampleBody
    {
        get
        {
            if (!operation.TryGetProperty("requestBody", out var body))
                return null;

            var schema = schemas.Resolve(body).GetProperty("content").GetProperty("application/json").GetProperty("schema");

            return schemas.Resolve(schema).GetProperty("examples")[0].GetRawText();
        }
    }

    /// <summary>How well a path fits: by how many literal segments; null where it does not.</summary>
    public int? Fit(string path)
    {
        var expected = Template.Trim('/').Split('/');
        var given = path.TrimEnd('/').Split('/').Skip(1).Select(Uri.UnescapeDataString).ToList();

        if (given.Count != expected.Length || !expected.Zip(given).All(pair => IsParameter(pair.First) ? pair.Second.Length > 0 : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)))
            return null;

        return expected.Count(segment => !IsParameter(segment));
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
