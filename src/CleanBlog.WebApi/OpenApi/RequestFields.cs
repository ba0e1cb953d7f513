using CleanBlog.WebApi.Http.Conditional;
using CleanBlog.WebApi.Http.Idempotency;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Names the header fields that an operation heeds because of its shape: conditions, and the key of a request that can be sent again.</summary>
internal sealed class RequestFields : IOperationFilter
{
    public const int MaxTagsLength = 8192;

    public const int MaxKeyLength = IdempotencyKey.MaxLength + QuotesLength;

    private const int QuotesLength = 2;

    /// <summary>A list of entity tags, or all.</summary>
    public const string TagsPattern = "[\"*]";

    /// <summary>Visible ASCII, bare or as a string of RFC 9651.</summary>
    public const string KeyPattern = @"^""?[!#-\[\]-~]+""?$";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Parameters = [.. operation.Parameters?.Where(parameter => parameter.In is not null) ?? []];

        if (ConditionalRequests.IsConditionalRead(context.MethodInfo))
        {
            operation.Parameters.Add(Field(HeaderNames.IfMatch, "The entity tags that are of use, such as `\"3\"`; where none is current, the answer is 412 (RFC 9110 §13.1.1).", MaxTagsLength, TagsPattern));
            operation.Parameters.Add(Field(HeaderNames.IfNoneMatch, "The entity tags that the caller has already, such as `\"3\"`; where one is current, the answer is 304 (RFC 9110 §13.1.2).", MaxTagsLength, TagsPattern));
        }

        if (ConditionalRequests.IsConditionalWrite(context.ApiDescription.HttpMethod!, context.MethodInfo))
            operation.Parameters.Add(Field(HeaderNames.IfMatch, "The ETag of what was read, such as `\"3\"`, so that nobody else's change is overwritten: otherwise the answer is 412 (RFC 9110 §13.1.1). An operator can make it mandatory.", MaxTagsLength, TagsPattern));

        if (IdempotentRequests.Covers(context.ApiDescription.HttpMethod!))
            operation.Parameters.Add(Field(IdempotencyKey.FieldName, "Names this request, so that it can be sent again after a lost answer without being carried out again: the first answer comes again. A new UUID for each request.", MaxKeyLength, KeyPattern));
    }

    /// <summary>Without an example: the docs page would send it.</summary>
    private static OpenApiParameter Field(string name, string description, int maxLength, string pattern) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = maxLength, Pattern = pattern },
    };
}
