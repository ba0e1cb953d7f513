using System.Text.Json;
using System.Text.Json.Nodes;
using CleanBlog.WebApi.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Adds the other media type of a route that streams events. What is in them is told in words: OpenAPI 3.1 has no schema for a stream.</summary>
internal sealed class EventStreamAnswers(IOptions<JsonOptions> json) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (!context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<EventStreams>().Any() || operation.Responses?["200"] is not OpenApiResponse { Content: { } content } answer)
            return;

        content[EventStreams.MediaType] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "Server-Sent Events: `id` is the cursor, `event` the type, `data` a ChangeResponse as JSON. Every 15 seconds at the latest comes a comment, with the id up to which everything was looked at.",
                Pattern = "^(id: |: )",
                MaxLength = int.MaxValue,
            },
            Example = JsonValue.Create($"id: {Examples.Change.Cursor}\nevent: changed\ndata: {JsonSerializer.Serialize(Examples.Change, json.Value.SerializerOptions)}\n\n"),
        };

        answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        answer.Headers[EventStreams.BufferingFieldName] = new OpenApiHeader
        {
            Description = "With a stream: proxies are to pass on each event at once.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = "no".Length, Pattern = "^no$" },
        };
    }
}
