using CleanBlog.Application.Common;

namespace CleanBlog.WebApi.Http.Selecting;

/// <summary>What the collection of a route declares, for the OpenAPI document.</summary>
internal sealed record SelectableFields(IReadOnlyList<SelectableField> Fields, IReadOnlyList<string> Shown, IReadOnlyList<string> Expansions)
{
    public static SelectableFields Of<T>(CollectionFields<T> fields) =>
        new([.. fields.Fields.Select(field => new SelectableField(field.Name, [.. field.Operators.Select(Selections.NameOf)], field.IsSortable))], fields.Shown, fields.Expansions);
}

internal sealed record SelectableField(string Name, IReadOnlyList<string> Operators, bool IsSortable);

/// <summary>Says of a route which collection it lists. The fields are expressions, which no start has to build.</summary>
internal sealed record SelectableCollection(Func<SelectableFields> Describe);

internal static class SelectableCollectionMetadata
{
    public static RouteHandlerBuilder SelectsBy<T>(this RouteHandlerBuilder builder, Func<CollectionFields<T>> fields) =>
        builder.WithMetadata(new SelectableCollection(() => SelectableFields.Of(fields())));
}
