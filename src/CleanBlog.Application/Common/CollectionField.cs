using System.Linq.Expressions;
using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Common;

/// <summary>How the value of a field may be compared with what a caller names.</summary>
public enum FieldOperator
{
    Eq,
    Ne,
    In,
    Nin,
    Gt,
    Gte,
    Lt,
    Lte,
    Contains,
    StartsWith,
}

internal static class FieldOperators
{
    public static readonly IReadOnlyList<FieldOperator> OfSets = [FieldOperator.Eq, FieldOperator.Ne, FieldOperator.In, FieldOperator.Nin];
    public static readonly IReadOnlyList<FieldOperator> OfRanges = [.. OfSets, FieldOperator.Gt, FieldOperator.Gte, FieldOperator.Lt, FieldOperator.Lte];
    public static readonly IReadOnlyList<FieldOperator> OfTexts = [.. OfSets, FieldOperator.Contains, FieldOperator.StartsWith];
}

/// <summary>What the values of a field are.</summary>
public enum FieldKind
{
    /// <summary>Compared and ordered by code points, so that case and accents count; on SQL Server trailing blanks do not, and the order is that of UTF-16 code units.</summary>
    Text,

    /// <summary>In UTC, to the microsecond.</summary>
    Instant,

    Integer,

    Uuid,

    Truth,

    /// <summary>One of a few words.</summary>
    Word,
}

/// <summary>A field of a collection by which callers may filter, and perhaps sort.</summary>
public abstract class CollectionField<T>
{
    private protected CollectionField(string name, FieldKind kind, IReadOnlyList<FieldOperator> operators, bool isSortable) =>
        (Name, Kind, Operators, IsSortable) = (name, kind, operators, isSortable);

    /// <summary>As the answer names it.</summary>
    public string Name { get; }

    public FieldKind Kind { get; }

    public IReadOnlyList<FieldOperator> Operators { get; }

    public bool IsSortable { get; }

    /// <summary>The words of a <see cref="FieldKind.Word"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether the field of a thing stands in this relation to the values, of which there is one but for <see cref="FieldOperator.In"/> and <see cref="FieldOperator.Nin"/>.</summary>
    /// <param name="by">One of <see cref="Operators"/>.</param>
    /// <param name="values">By <see cref="Kind"/>: string, DateTimeOffset, int, Guid, bool, or the word.</param>
    public abstract Result<Expression<Func<T, bool>>> Compare(FieldOperator by, IReadOnlyList<object> values);

    public abstract OrderExpression<T> Order(bool descending);
}

/// <inheritdoc/>
internal sealed class CollectionField<T, TValue>(
    string name, FieldKind kind, IReadOnlyList<FieldOperator> operators, bool isSortable, Expression<Func<T, TValue>> selector, Func<object, Result<TValue>> read)
    : CollectionField<T>(name, kind, operators, isSortable)
{
    public override Result<Expression<Func<T, bool>>> Compare(FieldOperator by, IReadOnlyList<object> values)
    {
        var meant = new List<TValue>(values.Count);

        foreach (var value in values)
        {
            if (!read(value).TryGet(out var one, out var refusal))
                return refusal;

            meant.Add(one);
        }

        return Expression.Lambda<Func<T, bool>>(by is FieldOperator.In or FieldOperator.Nin ? CompareAny(by, meant) : CompareOne(by, meant[0]!), selector.Parameters);
    }

    public override OrderExpression<T> Order(bool descending) =>
        new(Expression.Lambda<Func<T, object?>>(Expression.Convert(selector.Body, typeof(object)), selector.Parameters), descending);

    private Expression CompareAny(FieldOperator by, List<TValue> values)
    {
        var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(TValue)], Captured.Value(values, typeof(List<TValue>)), selector.Body);

        return by is FieldOperator.In ? contains : Expression.Not(contains);
    }

    private Expression CompareOne(FieldOperator by, object value)
    {
        var (field, limit) = (selector.Body, Captured.Value(value, typeof(TValue)));

        return by switch
        {
            FieldOperator.Eq => Expression.Equal(field, limit),
            FieldOperator.Ne => Expression.NotEqual(field, limit),
            FieldOperator.Gt => Expression.GreaterThan(field, limit),
            FieldOperator.Gte => Expression.GreaterThanOrEqual(field, limit),
            FieldOperator.Lt => Expression.LessThan(field, limit),
            FieldOperator.Lte => Expression.LessThanOrEqual(field, limit),
            FieldOperator.Contains => Expression.Call(field, nameof(string.Contains), typeArguments: null, limit),

            // What becomes of StartsWith on SQLite takes A for a.
            FieldOperator.StartsWith => Expression.Equal(Expression.Call(field, nameof(string.IndexOf), typeArguments: null, limit), Expression.Constant(0)),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, message: null),
        };
    }
}
