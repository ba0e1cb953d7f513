using System.Text.Json.Nodes;
using CleanBlog.WebApi.Security;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Names the fields that tell callers of limited routes what they have left; described once, since any answer can have them.</summary>
internal sealed class LimitHeaders : IOperationFilter
{
    private static readonly (string Name, OpenApiHeader Header)[] Fields =
    [
        (RequestLimits.FieldName, Describe(
            "What is left (draft-ietf-httpapi-ratelimit-headers): `r` requests, and one more after `t` seconds where none is left, otherwise all of them. Absent where the answer was kept for everybody and counts for nobody, or nothing is limited.",
            "\"user\";r=1199;t=1",
            "^\"[a-z-]+\";r=[0-9]+;t=[0-9]+$")),
        (RequestLimits.PolicyFieldName, Describe(
            "What there is: `q` requests at once, and as many again in each `w` seconds, evenly.",
            "\"user\";q=1200;w=60",
            "^\"[a-z-]+\";q=[0-9]+;w=[0-9]+$")),
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (RateLimits.FindPolicy(new(context.ApiDescription.ActionDescriptor.EndpointMetadata)) is null)
            return;

        context.Document.Components ??= new OpenApiComponents();
        context.Document.Components.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);

        foreach (var (name, header) in Fields)
        {
            context.Document.Components.Headers[name] = header;

            foreach (var answer in (operation.Responses ?? []).Values.OfType<OpenApiResponse>())
            {
                answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                answer.Headers[name] = new OpenApiHeaderReference(name, context.Document);
            }
        }
    }

    private static OpenApiHeader Describe(string description, string example, string pattern) =>
        new() { Description = description, Example = JsonValue.Create(example), Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 64, Pattern = pattern } };
}
