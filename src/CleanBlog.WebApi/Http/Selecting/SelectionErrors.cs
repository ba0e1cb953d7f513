using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http.Selecting;

/// <summary>The refusals of <c>filter</c>, <c>sort</c>, <c>fields</c> and <c>expand</c>. Each code is public API.</summary>
internal static class SelectionErrors
{
    public static Error MalformedFilter { get; } =
        new(ErrorKind.Invalid, "filter.malformed", "Write a filter as field:operator:value, such as created_at:gte:2026-01-01T00:00:00Z.");

    public static Error TooManyFilters { get; } =
        new(ErrorKind.Invalid, "filter.too_many", $"Send {Selections.MaxFilters} filters at the most.");

    public static Error TooManyValues { get; } =
        new(ErrorKind.Invalid, "filter.too_many_values", $"Name {Selections.MaxValues} values at the most.");

    public static Error UnknownField(IEnumerable<string> known) =>
        new(ErrorKind.Invalid, "filter.unknown_field", $"The fields to filter by are: {string.Join(", ", known)}.");

    public static Error UnknownOperator(string field, IEnumerable<string> known) =>
        new(ErrorKind.Invalid, "filter.unknown_operator", $"The operators of {field} are: {string.Join(", ", known)}.");

    public static Error UnknownSort(IEnumerable<string> known) =>
        new(ErrorKind.Invalid, "sort.unknown_field", $"The fields to sort by are: {string.Join(", ", known)}.");

    public static Error SortedTwice(string field) =>
        new(ErrorKind.Invalid, "sort.repeated_field", $"It names {field} twice.");

    public static Error UnknownMember(IEnumerable<string> known) =>
        new(ErrorKind.Invalid, "fields.unknown_field", $"The fields to show are: {string.Join(", ", known)}.");

    public static Error UnknownExpansion(IReadOnlyCollection<string> known) =>
        new(ErrorKind.Invalid, "expand.unknown_field", known.Count == 0 ? "Nothing can be expanded here." : $"What can be expanded is: {string.Join(", ", known)}.");
}
