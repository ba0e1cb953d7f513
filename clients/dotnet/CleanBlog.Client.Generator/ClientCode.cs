using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace CleanBlog.Client.Generator;

/// <summary>The client's operations and models, written by NSwag from the OpenAPI document.</summary>
public static class ClientCode
{
    private const string ClassName = "CleanBlogClient";

    private static readonly char[] Separators = ['_', '-'];

    public static async Task<string> GenerateAsync(string openApi)
    {
        var prepared = Prepare(JsonNode.Parse(openApi)!.AsObject());
        var document = await OpenApiDocument.FromJsonAsync(prepared.ToJsonString());

        foreach (var schema in document.Definitions.Values)
            schema.AllowAdditionalProperties = false;

        var code = new CSharpClientGenerator(document, Settings(document)).GenerateFile();

        return string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd() + "\n";
    }

    /// <summary>
    /// The document without what would only swell the code: the client makes one kind of exception from any failure, so the answers of 400 and
    /// above go; an enumeration that is written out becomes the one that has a name; of several media types of a body the first stays; a read
    /// has no If-Match, which would stand where a caller expects If-None-Match, and no fields, without which its type would not be met.
    /// </summary>
    private static JsonObject Prepare(JsonObject document)
    {
        foreach (var (method, operation) in Operations(document))
        {
            var responses = operation["responses"]!.AsObject();

            foreach (var failure in responses.Select(response => response.Key).Where(IsFailure).ToList())
                responses.Remove(failure);

            if (method is "get" && operation["parameters"] is JsonArray parameters)
                parameters.RemoveAll(parameter => parameter!["name"]!.GetValue<string>() is "If-Match" or "fields");

            foreach (var body in responses.Select(response => response.Value).Append(operation["requestBody"]).Select(body => body?["content"]).OfType<JsonObject>())
            {
                foreach (var other in body.Select(content => content.Key).Skip(1).ToList())
                    body.Remove(other);
            }
        }

        var schemas = document["components"]!["schemas"]!.AsObject();
        var named = schemas.Where(schema => schema.Value!["enum"] is not null).ToDictionary(schema => schema.Value!["enum"]!.ToJsonString(), schema => schema.Key, StringComparer.Ordinal);

        foreach (var properties in schemas.Select(schema => schema.Value!["properties"]).OfType<JsonObject>())
        {
            foreach (var (name, property) in properties.ToList())
            {
                if (property!["enum"] is { } values && named.TryGetValue(values.ToJsonString(), out var schema))
                    properties[name] = new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" };
            }
        }

        foreach (var words in Operations(document).SelectMany(operation => operation.Operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!["schema"]).OfType<JsonObject>())
        {
            if (words["items"]?["enum"] is { } values && named.TryGetValue(values.ToJsonString(), out var schema))
                words["items"] = new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" };
        }

        return document;
    }

    private static IEnumerable<(string Method, JsonObject Operation)> Operations(JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (operation.Key, operation.Value!.AsObject());

    private static bool IsFailure(string status) => int.Parse(status, CultureInfo.InvariantCulture) >= 400;

    private static CSharpClientGeneratorSettings Settings(OpenApiDocument document) => new()
    {
        ClassName = ClassName,
        OperationNameGenerator = new SingleClientFromOperationIdOperationNameGenerator(),
        ParameterNameGenerator = new ParameterNames(),
        GenerateClientInterfaces = true,
        GenerateOptionalParameters = true,
        GeneratePrepareRequestAndProcessResponseAsAsyncMethods = true,
        UseBaseUrl = false,
        DisposeHttpClient = false,
        GenerateExceptionClasses = false,
        ExceptionClass = "CleanBlogException",
        GenerateResponseClasses = false,
        ResponseClass = "Versioned",
        WrapResponses = true,
        WrapResponseMethods = [.. document.Operations.Where(IsVersioned).Select(operation => $"{ClassName}.{operation.Operation.OperationId}")],
        CSharpGeneratorSettings =
        {
            Namespace = "CleanBlog.Client",
            TemplateDirectory = Path.Combine(AppContext.BaseDirectory, "Templates"),
            JsonLibrary = CSharpJsonLibrary.SystemTextJson,
            JsonLibraryVersion = 10,
            ClassStyle = CSharpClassStyle.Poco,
            PropertyNameGenerator = new PropertyNames(),
            UseRequiredKeyword = true,
            GenerateNullableReferenceTypes = true,
            GenerateOptionalPropertiesAsNullable = true,
            GenerateDataAnnotations = false,
            DateTimeType = "System.DateTimeOffset",
            ArrayType = "System.Collections.Generic.IReadOnlyList",
            ArrayBaseType = "System.Collections.Generic.IReadOnlyList",
            ArrayInstanceType = "System.Collections.Generic.List",
        },
    };

    /// <summary>Whether its answer says which version of the resource it carries.</summary>
    private static bool IsVersioned(OpenApiOperationDescription operation) =>
        operation.Operation.Responses.Values.Any(response => response.Headers.ContainsKey("ETag"));

    private static string PascalCase(string name) =>
        string.Concat(name.Split(Separators).Select(word => string.Concat(word[..1].ToUpperInvariant(), word[1..].ToLowerInvariant())));

    private sealed class ParameterNames : IParameterNameGenerator
    {
        public string Generate(OpenApiParameter parameter, IEnumerable<OpenApiParameter> allParameters)
        {
            var name = PascalCase(parameter.Name);
            return string.Concat(name[..1].ToLowerInvariant(), name[1..]);
        }
    }

    private sealed class PropertyNames : NJsonSchema.CodeGeneration.IPropertyNameGenerator
    {
        public string Generate(JsonSchemaProperty property) => PascalCase(property.Name);
    }
}
