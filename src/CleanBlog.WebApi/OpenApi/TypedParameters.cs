using System.Reflection;
using System.Text.Json.Nodes;
using CleanBlog.WebApi.Changes;
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

        typed.Required = IsRequired(typed, context);
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
            OneOfAttribute one => Word(one.Words),
            _ when context.PropertyInfo?.GetCustomAttribute<WordsAttribute>() is { } several => Words(several),
            _ when context.PropertyInfo?.Name is nameof(PagingQuery.Cursor) or nameof(ChangesFilter.After) or nameof(ChangesFilter.LastEventId) => Bounds.Cursor(),
            _ when context.ParameterInfo?.ParameterType == typeof(RouteId) => Uuid(),
            _ => typed.Schema,
        };
    }

    /// <summary>A list that is left out is empty, which the generator takes for one that has to be sent.</summary>
    private static bool IsRequired(OpenApiParameter parameter, ParameterFilterContext context) =>
        parameter.Required && context.PropertyInfo?.IsDefined(typeof(WordsAttribute)) is not true;

    private static OpenApiSchema Words(WordsAttribute words) => new()
    {
        Type = JsonSchemaType.Array,
        MaxItems = words.Words.Count,
        Items = Word(words.Words),
    };

    private static OpenApiSchema Word(IEnumerable<string> words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => JsonValue.Create(word))] };

    private static OpenApiSchema Uuid() => new() { Type = JsonSchemaType.String, Format = "uuid", MaxLength = Bounds.UuidLength };
}
