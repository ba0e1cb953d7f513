using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using CleanBlog.Application.Audit;
using CleanBlog.Application.Invitations;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.WebApi.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>The OpenAPI 3.1 document, and the page on which people try the API.</summary>
internal static class OpenApiDocument
{
    public const string DocsPath = "/api/docs";
    public const string DocumentPath = "/api/openapi.json";

    private const string DocumentName = "openapi";

    /// <summary>Everybody hosts it: whom to ask is known where it runs.</summary>
    private static OpenApiContact Operator => new() { Name = "Whoever operates this server" };

    private static OpenApiServer Origin => new()
    {
        Url = "/",
        Description = "The server that this document came from, be it local, staging or production.",
        Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal) { ["x-internal"] = new JsonNodeExtension(JsonValue.Create(value: false)) },
    };

    /// <summary>For what no route answers, so that no route pays for it.</summary>
    public static IApplicationBuilder UseOpenApiDocument(this IApplicationBuilder app) => app.UseOnDemand(http => http.GetEndpoint() is null, unrouted =>
    {
        var document = new Lazy<Task<byte[]>>(() => GenerateAsync(app.ApplicationServices));

        unrouted.Use((http, next) => HttpMethods.IsGet(http.Request.Method) && http.Request.Path.Equals(DocumentPath, StringComparison.Ordinal) ? SendAsync(http, document.Value) : next(http));
        unrouted.UseSwaggerUI(options =>
        {
            options.RoutePrefix = DocsPath.TrimStart('/');
            options.SwaggerEndpoint(DocumentPath, About.Title);
            options.DocumentTitle = $"{About.Title} API";
        });
    });

    private static async Task SendAsync(HttpContext http, Task<byte[]> document) =>
        await TypedResults.Bytes(await document, $"{MediaTypeNames.Application.Json}; charset=utf-8").ExecuteAsync(http);

    /// <summary>With services of its own, so that a start neither loads nor checks them.</summary>
    private static async Task<byte[]> GenerateAsync(IServiceProvider server)
    {
        var json = server.GetRequiredService<IOptions<JsonOptions>>();

        await using var services = new ServiceCollection()
            .AddSingleton(server.GetRequiredService<IApiDescriptionGroupCollectionProvider>())
            .AddSingleton(server.GetRequiredService<IWebHostEnvironment>())
            .AddSingleton(json)
            .AddTransient<ISerializerDataContractResolver>(_ => new JsonSerializerDataContractResolver(json.Value.SerializerOptions))
            .AddSwaggerGen(Describe)
            .BuildServiceProvider();

        var document = services.GetRequiredService<ISwaggerProvider>().GetSwagger(DocumentName);

        return Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
    }

    private static void Describe(SwaggerGenOptions options)
    {
        options.SwaggerDoc(DocumentName, new OpenApiInfo { Title = About.Title, Version = About.Version, Description = About.Description, Contact = Operator });
        options.AddServer(Origin);
        options.CustomSchemaIds(SchemaId);

        foreach (var assembly in new[] { typeof(About).Assembly, typeof(UserDetails).Assembly, typeof(Domain.Users.UserRole).Assembly })
            options.IncludeXmlComments(assembly);

        options.AddSecurityDefinition(OperationSecurity.Bearer, OperationSecurity.BearerScheme);
        options.AddSecurityDefinition(OperationSecurity.Password, OperationSecurity.PasswordScheme);
        options.DocumentFilter<TagDescriptions>();
        options.DocumentFilter<Bounds>();
        options.ParameterFilter<TypedParameters>();
        options.SchemaFilter<MemberRules>();
        options.SchemaFilter<MergePatchMember>();
        options.SchemaFilter<Examples>();
        options.OperationFilter<SecretForms>();
        options.OperationFilter<JsonPatchBody>();
        options.OperationFilter<OperationSecurity>();
        options.OperationFilter<RequestFields>();
        options.OperationFilter<SelectionParameters>();
        options.OperationFilter<StreamedAnswers>();
        options.OperationFilter<ProblemResponses>();
        options.OperationFilter<ResponseHeaders>();
        options.OperationFilter<LimitHeaders>();
        options.OperationFilter<EventStreamAnswers>();
        options.OperationFilter<Deprecations>();
    }

    /// <summary>The names that the reference gives; they become class names in generated clients.</summary>
    private static string SchemaId(Type type) => type switch
    {
        _ when type == typeof(UserDetails) => "UserResponse",
        _ when type == typeof(PostDetails) => "PostResponse",
        _ when type == typeof(SessionDetails) => "SessionResponse",
        _ when type == typeof(InvitationDetails) => "InvitationResponse",
        _ when type == typeof(AuthorDetails) => "AuthorResponse",
        _ when type == typeof(AuditEventDetails) => "AuditEventResponse",
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(PaginatedResponse<>) => $"Paginated{SchemaId(type.GenericTypeArguments[0])}",
        _ => type.Name,
    };
}
