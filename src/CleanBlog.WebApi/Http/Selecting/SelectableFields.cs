using CleanBlog.Application.Common;

namespace CleanBlog.WebApi.Http.Selecting;

/// <summary>What a route's collection declares, for the OpenAPI document.</summary>
internal sealed record SelectableFields(IReadOnlyList<SelectableField> Fields, IReadOnlyList<string> Shown, IReadOnlyList<string> Expansions);

internal sealed record SelectableField(string Name, IReadOnlyList<string> Operators, bool IsSortable);

internal static class SelectableFieldsMetadata
{
    public static RouteHandlerBuilder SelectsBy<T>(this RouteHandlerBuilder builder, CollectionFields<T> fields) => builder.WithMetadata(
        new SelectableFields([.. fields.Fields.Select(field => new SelectableField(field.Name, [.. field.Operators.Select(Selections.NameOf)], field.IsSortable))], fields.Shown, fields.Expansions));
}
