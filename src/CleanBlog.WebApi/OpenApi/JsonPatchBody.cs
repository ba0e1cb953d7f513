using System.Text.Json.Nodes;
using CleanBlog.WebApi.Http.Patching;
using CleanBlog.WebApi.Posts;
using CleanBlog.WebApi.Users;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using JsonPointer = CleanBlog.WebApi.Http.Patching.JsonPointer;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>A JSON Patch has the same shape whatever it is applied to (RFC 6902 §4).</summary>
internal sealed class JsonPatchBody : IOperationFilter
{
    private static readonly Dictionary<Type, string> Examples = new()
    {
        [typeof(RenameUserRequest)] = """[{"op":"test","path":"/first_name","value":"Ada"},{"op":"replace","path":"/first_name","value":"Augusta Ada"}]""",
        [typeof(RevisePostRequest)] = """[{"op":"test","path":"/published","value":false},{"op":"replace","path":"/published","value":true}]""",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;

        if (metadata.OfType<IAcceptsMetadata>().LastOrDefault() is not { RequestType: { } document } accepts
            || !accepts.ContentTypes.Contains(JsonPatch.MediaType, StringComparer.Ordinal)
            || operation.RequestBody is not OpenApiRequestBody { Content: { } content })
            return;

        var maxBytes = metadata.OfType<IRequestSizeLimitMetadata>().LastOrDefault()?.MaxRequestBodySize ?? Server.MaxBodyBytes;

        content[JsonPatch.MediaType] = new OpenApiMediaType
        {
            Example = Examples.TryGetValue(document, out var example) ? JsonNode.Parse(example) : null,
            Schema = Patch((int)maxBytes),
        };
    }

    private static OpenApiSchema Patch(int maxLength) => new()
    {
        Type = JsonSchemaType.Array,
        Description = "A JSON Patch (RFC 6902): all of its operations are carried out, one after the other, or none.",
        MaxItems = JsonPatch.MaxOperations,
        Items = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "op", "path" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["op"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. PatchOperation.Ops.Select(op => JsonValue.Create(op))] },
                ["path"] = Pointer("Where: a JSON Pointer (RFC 6901), such as `/title`.", maxLength),
                ["from"] = Pointer("From where, for `move` and `copy`.", maxLength),
                ["value"] = new OpenApiSchema { Description = "What to `add`, to `replace` by, or to `test` for: any JSON." },
            },
        },
    };

    private static OpenApiSchema Pointer(string description, int maxLength) =>
        new() { Type = JsonSchemaType.String, Description = description, MaxLength = maxLength, Pattern = JsonPointer.Pattern };
}
