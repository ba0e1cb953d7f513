using CleanBlog.WebApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Marks the operations that are to go, and names the fields in which their answers say so.</summary>
internal sealed class Deprecations : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (!context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<RouteDeprecation>().Any())
            return;

        operation.Deprecated = true;

        foreach (var response in operation.Responses?.Values.OfType<OpenApiResponse>() ?? [])
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            response.Headers[DeprecatedRoutes.FieldName] = Field("Since when this operation is deprecated (RFC 9745).", "^@");
            response.Headers[DeprecatedRoutes.SunsetFieldName] = Field("When it stops answering (RFC 8594); absent while that is not known.", " GMT$");
        }
    }

    private static OpenApiHeader Field(string description, string pattern) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 29, Pattern = pattern } };
}
