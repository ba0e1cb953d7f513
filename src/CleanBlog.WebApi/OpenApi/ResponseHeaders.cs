using CleanBlog.Application.Common;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Idempotency;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Names the fields that an answer's status and body bring with them.</summary>
internal sealed class ResponseHeaders : IOperationFilter
{
    private static readonly Field ETag = new(HeaderNames.ETag, "The version in quotes (RFC 9110 §8.8.3), for If-Match and If-None-Match.");

    private static readonly Field[] Validators = [ETag, new(HeaderNames.LastModified, "When it became this version, as an HTTP date.")];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var versioned = context.ApiDescription.SupportedResponseTypes
            .Where(response => response.Type?.IsAssignableTo(typeof(IVersioned)) is true)
            .Select(response => response.StatusCode.ToString(provider: null))
            .ToHashSet(StringComparer.Ordinal);

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is not OpenApiResponse described)
                continue;

            foreach (var field in OfStatus(status, operation, context.ApiDescription.HttpMethod!).Concat(versioned.Contains(status) ? Validators : []))
                Add(described, field);
        }
    }

    private static IEnumerable<Field> OfStatus(string status, OpenApiOperation operation, string method) => status switch
    {
        "200" when operation.OperationId is "ExportOwnData" => [new(HeaderNames.ContentDisposition, "A name for the file to keep it in (RFC 6266).")],
        "200" when operation.Parameters?.Any(parameter => parameter.Name is "page") is true => [new(HeaderNames.Link, "The first, previous, next and last page (RFC 8288); of a stream, the same as pages.")],
        "201" => [new(HeaderNames.Location, "The address of what was created.")],
        "304" => Validators,
        "401" => [new(HeaderNames.WWWAuthenticate, "How to sign in (RFC 6750 §3).")],
        "409" when operation.Parameters?.Any(parameter => parameter.Name is IdempotencyKey.FieldName) is true =>
            [new(HeaderNames.RetryAfter, "Seconds after which to try again; where the same request is in flight.") { IsRequired = false }],
        "412" => [ETag with { Description = "What is stored instead; absent where it is gone.", IsRequired = false }],
        "415" => [new(AddressTable.FieldOf(method), "The media types that this method takes here.")],
        "429" => [new(HeaderNames.RetryAfter, "Seconds after which to try again.")],
        "503" => [new(HeaderNames.RetryAfter, "Seconds after which to try again.")],
        _ => [],
    };

    private static void Add(OpenApiResponse response, Field field)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        response.Headers[field.Name] = new OpenApiHeader { Description = field.Description, Required = field.IsRequired, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    private sealed record Field(string Name, string Description)
    {
        /// <summary>Whether each answer of this status has it.</summary>
        public bool IsRequired { get; init; } = true;
    }
}
