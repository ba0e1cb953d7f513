using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Posts;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>A merge patch inside of a larger body is read as JSON, so that null is told from absent; its members are those of the patch's own route.</summary>
internal sealed class MergePatchMember : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type == typeof(PostChangeRequest) && schema is OpenApiSchema { Properties: { } properties })
            properties[Json.Name(nameof(PostChangeRequest.Patch))] = context.SchemaGenerator.GenerateSchema(typeof(RevisePostRequest), context.SchemaRepository);
    }
}
