using System.Globalization;
using CleanBlog.WebApi.Http.Selecting;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Shows by which fields a collection can be filtered and sorted, from the declaration that says so.</summary>
internal sealed class SelectionParameters : IOperationFilter
{
    /// <summary>As long as a request line may be.</summary>
    private const int MaxLength = 8 * 1024;

    private const string Expand = "expand";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<SelectableCollection>().FirstOrDefault() is not { } collection)
            return;

        var fields = collection.Describe();

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter.Name is "filter")
                DescribeFilter(parameter, fields);
            else if (parameter.Name is "sort")
                parameter.Schema = Names(fields.Fields.Where(field => field.IsSortable).Select(field => field.Name), sign: "-?");
            else if (parameter.Name is "fields")
                parameter.Schema = Names(fields.Shown);
            else if (parameter.Name is Expand)
                parameter.Schema = Names(fields.Expansions);
        }

        if (fields.Expansions.Count == 0)
            operation.Parameters = [.. operation.Parameters?.Where(parameter => parameter.Name is not Expand) ?? []];
    }

    private static void DescribeFilter(OpenApiParameter parameter, SelectableFields fields)
    {
        var groups = fields.Fields
            .GroupBy(field => string.Join('|', field.Operators), field => field.Name, StringComparer.Ordinal)
            .Select(group => (Names: group.ToList(), Operators: group.Key));

        // An array that is bound to nothing is empty, which the framework describes as one that has to be sent.
        parameter.Required = false;
        parameter.Explode = true;
        parameter.Style = ParameterStyle.Form;
        parameter.Description += string.Concat(groups.Select(group => $"\n\n- `{string.Join("`, `", group.Names)}`: {group.Operators.Replace("|", ", ", StringComparison.Ordinal)}"))
            + string.Create(CultureInfo.InvariantCulture, $"\n\n`in` and `nin` take up to {Selections.MaxValues} values with commas between them; a comma that is meant is written `\\,`. Texts are compared by code points.");
        parameter.Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MaxItems = Selections.MaxFilters,
            Items = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MaxLength = MaxLength,
                Pattern = $"^({string.Join('|', groups.Select(group => $"({string.Join('|', group.Names)}):({group.Operators})"))}):",
            },
        };
    }

    private static OpenApiSchema Names(IEnumerable<string> names, string sign = "")
    {
        var one = $"{sign}({string.Join('|', names)})";

        return new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = MaxLength, Pattern = $"^{one}(,{one})*$" };
    }
}
