using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Patching;
using CleanBlog.WebApi.Http.Validation;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>
/// Shows what the generator cannot see: allowed words, formats, members that are absent rather than null, those that an answer
/// always has, and that unknown members do no harm.
/// </summary>
internal sealed class MemberRules : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } record)
            return;

        var members = context.Type.GetProperties().Where(member => properties.ContainsKey(Json.Name(member.Name))).ToList();

        foreach (var member in members)
        {
            if (properties[Json.Name(member.Name)] is OpenApiSchema property)
                Describe(member, property);
        }

        record.AdditionalPropertiesAllowed = true;

        if (context.Type.IsAssignableTo(typeof(IPatchDocument)))
            record.Required = null;
        else if (!context.Type.Name.EndsWith("Request", StringComparison.Ordinal))
            record.Required = members.Where(IsAlwaysThere).Select(member => Json.Name(member.Name)).ToHashSet(StringComparer.Ordinal);
    }

    private static void Describe(PropertyInfo member, OpenApiSchema property)
    {
        if (IsAlwaysThere(member) || IsAbsentRatherThanNull(member) || member.IsDefined(typeof(MandatoryAttribute)))
            property.Type &= ~JsonSchemaType.Null;

        if (member.GetCustomAttribute<OneOfAttribute>() is { } oneOf)
            property.Enum = [.. oneOf.Words.Select(word => JsonValue.Create(word))];

        if (member.GetCustomAttribute<CountAttribute>() is { } count)
            (property.MinItems, property.MaxItems) = (count.Minimum, count.Maximum);

        if (member.IsDefined(typeof(UuidAttribute)))
            property.Format = "uuid";

        if (member.IsDefined(typeof(EmailAttribute)))
            property.Format = "email";

        if (member.IsDefined(typeof(NewPasswordAttribute)))
            property.Format = "password";
    }

    // A context of its own each time: it is not safe for requests at the same time.
    private static bool IsAlwaysThere(PropertyInfo member) => new NullabilityInfoContext().Create(member).ReadState is NullabilityState.NotNull;

    private static bool IsAbsentRatherThanNull(PropertyInfo member) =>
        new NullabilityInfoContext().Create(member).WriteState is NullabilityState.NotNull || member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull };
}
