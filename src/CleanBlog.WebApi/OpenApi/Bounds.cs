using System.Globalization;
using CleanBlog.Application.Audit;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Security;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Posts;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Says how long and how great what is sent and answered can get, so that nobody has to make room for more.</summary>
internal sealed class Bounds : IDocumentFilter
{
    public const int UuidLength = 36;

    private const int InstantLength = 27;
    private const int HttpDateLength = 29;

    /// <summary>Kestrel's limit on the first line of a request; each of its bytes is escaped to three at the most.</summary>
    private const int MaxTargetLength = 3 * 8 * 1024;

    /// <summary>Kestrel's limit on all fields of a request, of which a token is one.</summary>
    private const int MaxTokenLength = 32 * 1024;

    /// <summary>Far more than the keys of an order take.</summary>
    private const int MaxCursorLength = 2048;

    private const int MaxCodeLength = 64;
    private const int MaxSentenceLength = 1024;
    private const string CodePattern = @"^[a-z_]+(\.[a-z_]+)+$";

    private static readonly Action<OpenApiSchema> CursorText = Text(MaxCursorLength, "^[0-9A-Za-z_-]+$");

    private static readonly Action<OpenApiSchema> KeyParameter = Text(MaxTokenLength, "^[0-9A-Za-z_-]+$");

    private static readonly Action<OpenApiSchema> EntityTag = Text(MaxCodeLength, @"^""\d+(-[a-z]+)?""$");

    private static readonly Action<OpenApiSchema> CurrentPassword = schema => (schema.MaxLength, schema.Format) = (Server.MaxBodyBytes, "password");

    private static readonly Action<OpenApiSchema> InvitationTokenText = Text(InvitationToken.Length, "^[0-9A-Za-z_-]+$");

    private static readonly Dictionary<string, Action<OpenApiSchema>> ByMember = new(StringComparer.Ordinal)
    {
        ["AuditEventResponse.address"] = Text(AuditEvent.MaxAddressLength, "^[0-9a-f.:]+$"),
        ["AuditEventResponse.detail"] = Text(MaxCodeLength, "^[a-z_]+$"),
        ["AuditEventResponse.event"] = Text(MaxCodeLength, CodePattern),
        ["AuditEventResponse.subject_kind"] = Text(MaxCodeLength, "^[a-z_]+$"),
        ["AuditEventResponse.trace_id"] = Text(AuditEvent.TraceIdLength, "^[0-9a-f]{32}$"),
        ["ChangeEmailRequest.current_password"] = CurrentPassword,
        ["ChangePasswordRequest.current_password"] = CurrentPassword,
        ["ChangePostsResponse.data"] = schema => schema.MaxItems = ChangePostsRequest.MaxItems,
        ["ChangePostsResponse.failed"] = Number(0, ChangePostsRequest.MaxItems),
        ["ChangePostsResponse.succeeded"] = Number(0, ChangePostsRequest.MaxItems),
        ["ChangeResponse.cursor"] = CursorText,
        ["ChangesPagination.limit"] = Number(1, PagingQuery.MaxLimit),
        ["ChangesPagination.next_cursor"] = CursorText,
        ["ChangesResponse.data"] = schema => schema.MaxItems = PagingQuery.MaxLimit,
        ["CreatedInvitationResponse.link"] = Text(RegistrationOptions.MaxInvitationUrlLength + InvitationToken.Length, "^https?://"),
        ["CreatedInvitationResponse.token"] = InvitationTokenText,
        ["DeleteMeRequest.current_password"] = CurrentPassword,
        ["HealthResponse.status"] = schema => schema.Const = "healthy",
        ["HealthResponse.version"] = Text(MaxCodeLength, @"^\d+\.\d+\.\d+"),
        ["InvitationResponse.email"] = Text(EmailAddress.MaxLength, "^[^@]+@[^@]+$"),
        ["InvitationResponse.version"] = Number(1, int.MaxValue),
        ["KeySetResponse.keys"] = schema => schema.MaxItems = 100,
        ["LogInRequest.email"] = Text(Server.MaxBodyBytes),
        ["LogInRequest.password"] = Text(Server.MaxBodyBytes),
        ["RefreshRequest.refresh_token"] = Text(Server.MaxBodyBytes),
        ["RevokeRequest.token"] = Text(Server.MaxBodyBytes),
        ["MemberError.code"] = Text(MaxCodeLength, CodePattern),
        ["MemberError.detail"] = Text(MaxSentenceLength),
        ["MemberError.parameter"] = Text(MaxCodeLength, "^[a-z_]+$"),
        ["MemberError.pointer"] = Text(MaxSentenceLength, "^(/|$)"),
        ["OwnDataResponse.audit_events"] = schema => schema.MaxItems = int.MaxValue,
        ["OwnDataResponse.sessions"] = schema => schema.MaxItems = SessionPolicy.GreatestMaxPerUser,
        ["OwnDataResponse.posts"] = schema => schema.MaxItems = int.MaxValue,
        ["PaginatedAuditEventResponse.data"] = schema => schema.MaxItems = PagingQuery.MaxLimit,
        ["PaginatedInvitationResponse.data"] = schema => schema.MaxItems = PagingQuery.MaxLimit,
        ["PaginatedPostResponse.data"] = schema => schema.MaxItems = PagingQuery.MaxLimit,
        ["PaginatedUserResponse.data"] = schema => schema.MaxItems = PagingQuery.MaxLimit,
        ["Pagination.limit"] = Number(1, PagingQuery.MaxLimit),
        ["Pagination.next_cursor"] = CursorText,
        ["Pagination.page"] = Number(1, int.MaxValue),
        ["Pagination.prev_cursor"] = CursorText,
        ["Pagination.skip"] = Number(0, (long)int.MaxValue * PagingQuery.MaxLimit),
        ["Pagination.total"] = Number(0, int.MaxValue),
        ["Pagination.total_pages"] = Number(0, int.MaxValue),
        ["PostChangeRequest.if_match"] = Text(RequestFields.MaxTagsLength, RequestFields.TagsPattern),
        ["PostChangeRequest.key"] = Text(RequestFields.MaxKeyLength, RequestFields.KeyPattern),
        ["PostChangeResult.etag"] = EntityTag,
        ["PostChangeResult.index"] = Number(0, ChangePostsRequest.MaxItems - 1),
        ["PostChangeResult.status"] = Number(200, 599),
        ["PostResponse.content"] = Text(Post.ContentRule.MaxLength),
        ["PostResponse.title"] = Text(Post.TitleRule.MaxLength),
        ["PostResponse.version"] = Number(1, int.MaxValue),
        ["Problem.code"] = Text(MaxCodeLength, CodePattern),
        ["Problem.detail"] = Text(MaxSentenceLength),
        ["Problem.errors"] = schema => schema.MaxItems = 100,
        ["Problem.instance"] = Text(MaxTargetLength, "^/"),
        ["Problem.status"] = Number(400, 599),
        ["Problem.title"] = Text(MaxSentenceLength),
        ["Problem.trace_id"] = Text(MaxCodeLength, "^[0-9A-Za-z:]+$"),
        ["Problem.type"] = Text(MaxSentenceLength, $"^{ErrorsPage.Path}#"),
        ["PublicKeyResponse.alg"] = Text(MaxCodeLength, "^(ES256|RS256)$"),
        ["PublicKeyResponse.crv"] = Text(MaxCodeLength, "^P-256$"),
        ["PublicKeyResponse.e"] = KeyParameter,
        ["PublicKeyResponse.kid"] = Text(MaxCodeLength, "^[0-9A-Za-z._-]+$"),
        ["PublicKeyResponse.kty"] = Text(MaxCodeLength, "^(EC|RSA)$"),
        ["PublicKeyResponse.n"] = KeyParameter,
        ["PublicKeyResponse.use"] = schema => schema.Const = "sig",
        ["PublicKeyResponse.x"] = KeyParameter,
        ["PublicKeyResponse.y"] = KeyParameter,
        ["RegisterRequest.invitation"] = Text(Server.MaxBodyBytes),
        ["TokenResponse.access_token"] = Text(MaxTokenLength, @"^[\w-]+\.[\w-]+\.[\w-]+$"),
        ["TokenResponse.expires_in"] = Number(0, (long)AccessTokenOptions.MaxLifetime.TotalSeconds),
        ["TokenResponse.refresh_token"] = Text(RefreshToken.Length, RefreshToken.Pattern),
        ["TokenResponse.refresh_token_expires_in"] = Number(0, (long)SessionPolicy.GreatestIdleLifetime.TotalSeconds),
        ["TokenResponse.token_type"] = schema => schema.Const = "bearer",
        ["SessionResponse.address"] = Text(SessionClient.MaxAddressLength),
        ["SessionResponse.device"] = Text(SessionClient.MaxDeviceLength),
        ["SessionsResponse.data"] = schema => schema.MaxItems = SessionPolicy.GreatestMaxPerUser,
        ["UserResponse.email"] = Text(EmailAddress.MaxLength, "^[^@]+@[^@]+$"),
        ["AuthorResponse.first_name"] = Text(User.FirstNameRule.MaxLength),
        ["AuthorResponse.last_name"] = Text(User.LastNameRule.MaxLength),
        ["UserResponse.first_name"] = Text(User.FirstNameRule.MaxLength),
        ["UserResponse.last_name"] = Text(User.LastNameRule.MaxLength),
        ["UserResponse.version"] = Number(1, int.MaxValue),
    };

    private static readonly Action<OpenApiSchema> MediaTypes = Text(MaxSentenceLength, "^[a-z]+/");

    private static readonly Dictionary<string, Action<OpenApiSchema>> ByHeader = new(StringComparer.Ordinal)
    {
        [AddressTable.AcceptPatch] = MediaTypes,
        [AddressTable.AcceptPost] = MediaTypes,
        [HeaderNames.Accept] = MediaTypes,
        [HeaderNames.ContentDisposition] = Text(MaxCodeLength, "^attachment; filename="),
        [HeaderNames.ETag] = EntityTag,
        [HeaderNames.LastModified] = Text(HttpDateLength, " GMT$"),
        [HeaderNames.Link] = Text(4 * MaxTargetLength, "^<"),
        [HeaderNames.Location] = Text(MaxCodeLength, "^/"),
        [HeaderNames.RetryAfter] = Text(10, @"^\d+$"),
        [HeaderNames.WWWAuthenticate] = Text(MaxSentenceLength, "^Bearer "),
    };

    /// <summary>A cursor as a parameter.</summary>
    public static OpenApiSchema Cursor()
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.String };
        CursorText(schema);
        return schema;
    }

    public void Apply(Microsoft.OpenApi.OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var (name, schema) in swaggerDoc.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
        {
            foreach (var (member, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
                Bind(property, ByMember.GetValueOrDefault($"{name}.{member}"));
        }

        foreach (var (name, header) in HeadersOf(swaggerDoc))
            Bind(header.Schema, ByHeader.GetValueOrDefault(name));
    }

    private static IEnumerable<KeyValuePair<string, IOpenApiHeader>> HeadersOf(Microsoft.OpenApi.OpenApiDocument document) =>
        from path in document.Paths.Values
        from operation in path.Operations!.Values
        from response in operation.Responses!.Values
        from header in response.Headers ?? new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        select header;

    private static void Bind(IOpenApiSchema? schema, Action<OpenApiSchema>? bind)
    {
        if (schema is not OpenApiSchema described)
            return;

        described.MaxLength ??= described.Format switch
        {
            "uuid" => UuidLength,
            "date-time" => InstantLength,
            _ => null,
        };

        bind?.Invoke(described);
    }

    private static Action<OpenApiSchema> Text(int maxLength, string? pattern = null) => schema => (schema.MaxLength, schema.Pattern) = (maxLength, pattern);

    private static Action<OpenApiSchema> Number(long minimum, long maximum) => schema =>
        (schema.Minimum, schema.Maximum) = (minimum.ToString(CultureInfo.InvariantCulture), maximum.ToString(CultureInfo.InvariantCulture));
}
