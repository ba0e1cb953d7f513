using CleanBlog.WebApi.Http.Streaming;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Shows what a line of a stream is, beside the media type that is answered to those who do not ask.</summary>
internal sealed class StreamedAnswers : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<StreamedItems>().FirstOrDefault() is not { } streamed)
            return;

        if (operation.Responses?["200"].Content is { } content)
            content[JsonLines.MediaType] = new() { Schema = context.SchemaGenerator.GenerateSchema(streamed.Item, context.SchemaRepository) };
    }
}
