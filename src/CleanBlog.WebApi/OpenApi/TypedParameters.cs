using System.Reflection;
using System.Text.Json.Nodes;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Validation;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Shows the type that a parameter stands for: it is bound as text, so that a bad one can be named.</summary>
internal sealed class TypedParameters : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is not OpenApiParameter typed)
            return;

        typed.Schema = context.PropertyInfo?.GetCustomAttribute<ValueAttribute>() switch
        {
            IntegerAttribute integer => new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = integer.Minimum.ToString(provider: null),
                Maximum = integer.Maximum.ToString(provider: null),
                Default = integer.Default == 0 ? null : JsonValue.Create(integer.Default),
            },
            TruthAttribute truth => new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = truth.IsDefault ? JsonValue.Create(value: true) : null },
            UuidAttribute => Uuid(),
            _ when context.PropertyInfo?.Name is nameof(PagingQuery.Cursor) => Bounds.Cursor(),
            _ when context.ParameterInfo?.ParameterType == typeof(RouteId) => Uuid(),
            _ => typed.Schema,
        };
    }

    private static OpenApiSchema Uuid() => new() { Type = JsonSchemaType.String, Format = "uuid", MaxLength = Bounds.UuidLength };
}
