using System.Text.Json.Nodes;
using CleanBlog.WebApi.Users;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>The form of the OAuth 2.0 password grant has other names than the JSON body (RFC 6749 §4.3.2).</summary>
internal sealed class LogInForm : IOperationFilter
{
    private const string Form = "application/x-www-form-urlencoded";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var accepts = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>().LastOrDefault();

        if (accepts?.RequestType != typeof(LogInRequest) || operation.RequestBody is not OpenApiRequestBody { Content: { } content })
            return;

        content[Form] = new OpenApiMediaType
        {
            Example = new JsonObject { ["grant_type"] = "password", ["username"] = "ada@example.com", ["password"] = "Analytical-Engine-1843" },
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string>(StringComparer.Ordinal) { "username", "password" },
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["grant_type"] = new OpenApiSchema { Type = JsonSchemaType.String, Const = "password" },
                    ["username"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The e-mail address.", MaxLength = Server.MaxBodyBytes },
                    ["password"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "password", MaxLength = Server.MaxBodyBytes },
                },
            },
        };
    }
}
