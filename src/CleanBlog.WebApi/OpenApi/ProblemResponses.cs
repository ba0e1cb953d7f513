using System.Globalization;
using System.Text.Json;
using CleanBlog.Application.Common;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Conditional;
using CleanBlog.WebApi.Http.Idempotency;
using CleanBlog.WebApi.Http.Patching;
using CleanBlog.WebApi.Http.Validation;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Lists every failure of an operation: those that its policy, body and parameters imply, and those that it names itself.</summary>
internal sealed class ProblemResponses(IOptions<JsonOptions> json) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
        var path = $"/{context.ApiDescription.RelativePath}";

        foreach (var types in TypesOf(context, path).Distinct().GroupBy(type => type.Status).OrderBy(types => types.Key))
        {
            operation.Responses ??= [];
            operation.Responses[types.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(" · ", types.Select(type => $"{type.Title} (`{type.Code}`)")),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [Problem.MediaType] = new()
                    {
                        Schema = schema,
                        Examples = types.ToDictionary(type => type.Code, type => Example(type, path), StringComparer.Ordinal),
                    },
                },
            };
        }
    }

    private static IEnumerable<ProblemType> TypesOf(OperationFilterContext context, string path)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;

        return
        [
            .. OfPolicy(metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy),
            .. metadata.OfType<IAcceptsMetadata>().Any() ? OfBody : [],
            .. metadata.OfType<IAcceptsMetadata>().Any(accepts => accepts.ContentTypes.Contains(JsonPatch.MediaType, StringComparer.Ordinal)) ? OfJsonPatch : [],
            .. HasTypedParameters(context) ? [ProblemTypes.Invalid] : Array.Empty<ProblemType>(),
            .. ConditionalRequests.IsConditionalRead(context.MethodInfo) ? OfConditionalRead : [],
            .. ConditionalRequests.IsConditionalWrite(context.ApiDescription.HttpMethod!, context.MethodInfo) ? OfConditionalWrite : [],
            .. IdempotentRequests.Covers(context.ApiDescription.HttpMethod!) ? OfIdempotency : [],
            .. HasContent(context) ? [ProblemTypes.NotAcceptable] : Array.Empty<ProblemType>(),
            .. metadata.OfType<Refusals>().SelectMany(refusals => refusals.Types),
            .. RateLimits.FindPolicy(new(metadata)) is null ? Array.Empty<ProblemType>() : [ProblemTypes.RateLimited],
            ProblemTypes.InternalError,
            .. NeedsDatabase(path) ? [ProblemTypes.DatabaseUnavailable] : Array.Empty<ProblemType>(),
        ];
    }

    private static IReadOnlyList<ProblemType> OfBody =>
    [
        ProblemTypes.MalformedJson, ProblemTypes.BodyMissing, ProblemTypes.TooLarge,
        ProblemTypes.UnsupportedMediaType, ProblemTypes.UnsupportedCharset, ProblemTypes.Invalid,
    ];

    private static IReadOnlyList<ProblemType> OfJsonPatch =>
        [ProblemTypes.Of(PatchErrors.PathNotFound), ProblemTypes.Of(PatchErrors.TestFailed), ProblemTypes.Of(PatchErrors.TooLarge)];

    private static IReadOnlyList<ProblemType> OfConditionalRead => [ProblemTypes.MalformedPrecondition, ProblemTypes.PreconditionFailed];

    private static IReadOnlyList<ProblemType> OfConditionalWrite => [.. OfConditionalRead, ProblemTypes.PreconditionRequired, ProblemTypes.Of(CommitErrors.ConcurrentChange)];

    private static IReadOnlyList<ProblemType> OfIdempotency =>
        [ProblemTypes.MalformedIdempotencyKey, ProblemTypes.IdempotencyInFlight, ProblemTypes.Of(IdempotencyErrors.KeyReused)];

    private static bool HasContent(OperationFilterContext context) =>
        context.ApiDescription.SupportedResponseTypes.Any(response => response.StatusCode < 300 && response.ApiResponseFormats.Count > 0);

    private static IReadOnlyList<ProblemType> OfPolicy(string? policy) => policy switch
    {
        Access.Anybody => [ProblemTypes.TokenInvalid, ProblemTypes.TokenExpired],
        Access.SignedIn => [ProblemTypes.TokenMissing, ProblemTypes.TokenInvalid, ProblemTypes.TokenExpired],
        Access.Administrators => [ProblemTypes.TokenMissing, ProblemTypes.TokenInvalid, ProblemTypes.TokenExpired, ProblemTypes.AdministratorsOnly],
        _ => [],
    };

    private static bool NeedsDatabase(string path) => path.StartsWith("/api/", StringComparison.Ordinal);

    private static bool HasTypedParameters(OperationFilterContext context) =>
        context.ApiDescription.ParameterDescriptions.Any(parameter => parameter.PropertyInfo()?.IsDefined(typeof(ValueAttribute), inherit: true) is true);

    private IOpenApiExample Example(ProblemType type, string path)
    {
        IReadOnlyList<MemberError>? errors = type == ProblemTypes.Invalid
            ? [new MemberError("/title", Parameter: null, "text.too_short", "The title must have at least 1 character.")]
            : null;

        var problem = new Problem(type.Uri, type.Title, type.Status, type.Detail, path, type.Code, "0af7651916cd43dd8448eb211c80319c", errors);

        return new OpenApiExample { Summary = type.Title, Value = JsonSerializer.SerializeToNode(problem, json.Value.SerializerOptions) };
    }
}
