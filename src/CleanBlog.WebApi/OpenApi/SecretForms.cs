using System.Text.Json.Nodes;
using CleanBlog.WebApi.Users;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>The forms of OAuth 2.0 beside the JSON bodies: the password grant (RFC 6749 §4.3.2), the refresh (§6) and the revocation (RFC 7009 §2.1).</summary>
internal sealed class SecretForms : IOperationFilter
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly Dictionary<Type, (JsonObject Example, OpenApiSchema Schema)> ByRequest = new()
    {
        [typeof(LogInRequest)] = (
            new() { ["grant_type"] = "password", ["username"] = "ada@example.com", ["password"] = "Analytical-Engine-1843" },
            Fields(("grant_type", Grant("password")), ("username", Text("The e-mail address.")), ("password", new() { Type = JsonSchemaType.String, Format = "password", MaxLength = Server.MaxBodyBytes }))),
        [typeof(RefreshRequest)] = (
            new() { ["grant_type"] = "refresh_token", ["refresh_token"] = Examples.Refresh },
            Fields(("grant_type", Grant("refresh_token")), ("refresh_token", Text("The last one that was given.")))),
        [typeof(RevokeRequest)] = (
            new() { ["token"] = Examples.Refresh, ["token_type_hint"] = "refresh_token" },
            Fields(("token_type_hint", Text("Not needed.")), ("token", Text("A refresh token or an access token.")))),
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var accepts = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>().LastOrDefault();

        if (accepts?.RequestType is { } request && ByRequest.TryGetValue(request, out var form) && operation.RequestBody is OpenApiRequestBody { Content: { } content })
            content[Form] = new OpenApiMediaType { Example = form.Example, Schema = form.Schema };
    }

    /// <summary>The first one may be left out.</summary>
    private static OpenApiSchema Fields(params (string Name, OpenApiSchema Schema)[] fields) => new()
    {
        Type = JsonSchemaType.Object,
        Required = fields.Skip(1).Select(field => field.Name).ToHashSet(StringComparer.Ordinal),
        Properties = fields.ToDictionary(field => field.Name, IOpenApiSchema (field) => field.Schema, StringComparer.Ordinal),
    };

    private static OpenApiSchema Grant(string name) => new() { Type = JsonSchemaType.String, Const = name };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description, MaxLength = Server.MaxBodyBytes };
}
