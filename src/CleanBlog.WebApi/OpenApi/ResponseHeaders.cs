using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Names the fields that an answer's status brings with it.</summary>
internal sealed class ResponseHeaders : IOperationFilter
{
    private static readonly Dictionary<string, (string Name, string Description)> ByStatus = new(StringComparer.Ordinal)
    {
        ["201"] = (HeaderNames.Location, "The address of what was created."),
        ["401"] = (HeaderNames.WWWAuthenticate, "How to sign in (RFC 6750 §3)."),
        ["503"] = (HeaderNames.RetryAfter, "Seconds after which to try again."),
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is not OpenApiResponse described)
                continue;

            if (ByStatus.TryGetValue(status, out var field))
                Add(described, field.Name, field.Description);

            if (status is "200" && operation.Parameters?.Any(parameter => parameter.Name is "page") is true)
                Add(described, HeaderNames.Link, "The first, previous, next and last page (RFC 8288).");
        }
    }

    private static void Add(OpenApiResponse response, string name, string description)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        response.Headers[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }
}
