using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Puts the lock on the operations that take a token; where one is optional, going without is an alternative.</summary>
internal sealed class OperationSecurity : IOperationFilter
{
    public const string Bearer = "bearer";
    public const string Password = "password";

    public static OpenApiSecurityScheme BearerScheme { get; } = new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        BearerFormat = "JWT",
        Description = "An access token of POST /api/auth/login: a JSON Web Token, good until it expires, checked as RFC8725 advises (one algorithm a key, our issuer, our audience).",
    };

    public static OpenApiSecurityScheme PasswordScheme { get; } = new()
    {
        Type = SecuritySchemeType.OAuth2,
        Description = "Signs in with e-mail address (as username) and password, for a JSON Web Token that is checked as RFC8725 advises.",
        Flows = new OpenApiOAuthFlows
        {
            Password = new OpenApiOAuthFlow
            {
                TokenUrl = new Uri("/api/auth/login", UriKind.Relative),
                RefreshUrl = new Uri("/api/auth/refresh", UriKind.Relative),
                Scopes = new Dictionary<string, string>(StringComparer.Ordinal),
            },
        },
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var policy = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy;

        // An empty list says that nothing is needed; leaving it out would say nothing at all.
        operation.Security = policy is null ? [] : [Requirement(Bearer, context.Document), Requirement(Password, context.Document)];

        if (policy is Access.Anybody)
            operation.Security.Insert(0, []);
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, Microsoft.OpenApi.OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
