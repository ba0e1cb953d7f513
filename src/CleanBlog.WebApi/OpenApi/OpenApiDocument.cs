namespace CleanBlog.WebApi.OpenApi;

internal static class OpenApiDocument
{
    public const string DocsPath = "/api/docs";
    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services;
    public static WebApplication UseOpenApiDocument(this WebApplication app) => app;
}
