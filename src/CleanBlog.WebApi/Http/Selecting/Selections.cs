using System.Linq.Expressions;
using System.Text;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http.Selecting;

/// <summary>Reads <c>filter</c>, <c>sort</c>, <c>fields</c> and <c>expand</c> by what a collection declares; names everything that is wrong with them.</summary>
internal static class Selections
{
    public const int MaxFilters = 20;

    /// <summary>Of one filter with <c>in</c> or <c>nin</c>.</summary>
    public const int MaxValues = 100;

    private const char Separator = ':';
    private const char Comma = ',';
    private const char Escape = '\\';

    public static Result<Asked<T>> Read<T>(this SelectionQuery query, CollectionFields<T> fields)
    {
        if (query is { Filter: null or [], Sort: null, Fields: null, Expand: null })
            return Asked<T>.Everything;

        List<MemberError> errors = [];
        var criteria = ReadFilters(query.Filter ?? [], fields, errors);
        var order = ReadSort(query.Sort, fields, errors);
        var shown = query.Fields is null ? null : ReadNames("fields", query.Fields, fields.Shown, SelectionErrors.UnknownMember, errors);
        var expanded = query.Expand is null ? [] : ReadNames("expand", query.Expand, fields.Expansions, SelectionErrors.UnknownExpansion, errors);

        if (errors.Count > 0)
            return new BrokenRules(errors);

        return new Asked<T>((criteria, order) is ([], []) ? null : new(criteria, order), new(shown, expanded));
    }

    private static List<Expression<Func<T, bool>>> ReadFilters<T>(string[] filters, CollectionFields<T> fields, List<MemberError> errors)
    {
        List<Expression<Func<T, bool>>> criteria = [];

        if (filters.Length > MaxFilters)
            errors.Add(Name("filter", SelectionErrors.TooManyFilters));

        foreach (var filter in filters.Take(MaxFilters))
        {
            if (ReadFilter(filter, fields).TryGet(out var criterion, out var error))
                criteria.Add(criterion);
            else
                errors.Add(Name("filter", error));
        }

        return criteria;
    }

    private static Result<Expression<Func<T, bool>>> ReadFilter<T>(string filter, CollectionFields<T> fields)
    {
        if (filter.Split(Separator, 3) is not [var name, var operatorName, var text])
            return SelectionErrors.MalformedFilter;

        if (fields.Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal)) is not { } field)
            return SelectionErrors.UnknownField(fields.Fields.Select(known => known.Name));

        var known = field.Operators.Where(by => string.Equals(NameOf(by), operatorName, StringComparison.Ordinal)).ToList();

        if (known is not [var by])
            return SelectionErrors.UnknownOperator(field.Name, field.Operators.Select(NameOf));

        return ReadValues(field, by, text).TryGet(out var values, out var error) ? field.Compare(by, values) : error;
    }

    private static Result<IReadOnlyList<object>> ReadValues<T>(CollectionField<T> field, FieldOperator by, string text)
    {
        IReadOnlyList<string> texts = by is FieldOperator.In or FieldOperator.Nin ? SplitSet(text) : [text];
        List<object> values = [];

        if (texts.Count > MaxValues)
            return SelectionErrors.TooManyValues;

        foreach (var one in texts)
        {
            if (!FieldValues.Read(field.Kind, field.Words, one).TryGet(out var value, out var error))
                return error with { Message = $"{field.Name}: {error.Message}" };

            values.Add(value);
        }

        return values;
    }

    private static IReadOnlyList<OrderExpression<T>> ReadSort<T>(string? sort, CollectionFields<T> fields, List<MemberError> errors)
    {
        Dictionary<string, OrderExpression<T>> order = new(StringComparer.Ordinal);
        var descending = false;

        if (sort is null)
            return [];

        foreach (var key in sort.Split(Comma))
        {
            descending = key.StartsWith('-');
            var name = descending ? key[1..] : key;

            if (fields.Fields.FirstOrDefault(field => field.IsSortable && string.Equals(field.Name, name, StringComparison.Ordinal)) is not { } field)
            {
                errors.Add(Name("sort", SelectionErrors.UnknownSort(fields.Fields.Where(known => known.IsSortable).Select(known => known.Name))));
                return [];
            }

            if (!order.TryAdd(name, field.Order(descending)))
            {
                errors.Add(Name("sort", SelectionErrors.SortedTwice(name)));
                return [];
            }
        }

        return [.. order.Values, new(fields.Id, descending)];
    }

    private static string[] ReadNames(string parameter, string text, IReadOnlyList<string> known, Func<IReadOnlyList<string>, Error> refuse, List<MemberError> errors)
    {
        var names = text.Split(Comma);

        if (names.Except(known, StringComparer.Ordinal).Any())
            errors.Add(Name(parameter, refuse(known)));

        return names;
    }

    /// <summary>By commas; a backslash before a comma or a backslash makes it part of the text.</summary>
    private static List<string> SplitSet(string text)
    {
        List<string> values = [];
        var (value, isEscaped) = (new StringBuilder(), false);

        foreach (var character in text)
        {
            if (isEscaped)
            {
                value.Append(character is Comma or Escape ? $"{character}" : $"{Escape}{character}");
                isEscaped = false;
            }
            else if (character is Escape)
            {
                isEscaped = true;
            }
            else if (character is Comma)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(character);
            }
        }

        if (isEscaped)
            value.Append(Escape);

        return [.. values, value.ToString()];
    }

    /// <summary>The name of an operator on the wire.</summary>
    public static string NameOf(FieldOperator by) => Json.Name(by.ToString());

    private static MemberError Name(string parameter, Error error) => new(Pointer: null, parameter, error.Code, error.Message);
}
