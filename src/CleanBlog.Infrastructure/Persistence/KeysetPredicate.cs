using System.Linq.Expressions;
using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore.Query;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// What lies behind a position of an order. For <c>a</c> and then <c>b</c>, both descending: <c>a &lt;= @a AND (a &lt; @a OR b &lt; @b)</c>,
/// whose first half every database can seek by, which <c>a &lt; @a OR (a = @a AND b &lt; @b)</c> is not on each.
/// </summary>
internal static class KeysetPredicate
{
    public static Expression<Func<T, bool>> Of<T>(IReadOnlyList<OrderExpression<T>> order, Position from, bool backward)
    {
        var item = Expression.Parameter(typeof(T), "item");
        var keys = order.Zip(from.Keys, (by, value) => Compare(by, item, value, descending: by.Descending != backward)).ToList();

        return Expression.Lambda<Func<T, bool>>(LiesBehind(keys), item);
    }

    private static BinaryExpression LiesBehind(IReadOnlyList<Key> keys) => keys.Reverse().Skip(1).Aggregate(
        keys[^1].IsPast,
        (rest, key) => Expression.AndAlso(key.IsPastOrAt, Expression.OrElse(key.IsPast, rest)));

    private static Key Compare<T>(OrderExpression<T> by, ParameterExpression item, object value, bool descending)
    {
        var body = ReplacingExpressionVisitor.Replace(by.KeySelector.Parameters[0], item, by.KeySelector.Body);
        var key = body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : body;
        Expression limit = Captured.Value(typeof(IEntityId).IsAssignableFrom(key.Type) ? Activator.CreateInstance(key.Type, value)! : value, key.Type);

        // Texts have no operators; every database translates the comparison to its own.
        if (key.Type == typeof(string))
            (key, limit) = (Expression.Call(typeof(string), nameof(string.Compare), typeArguments: null, key, limit), Expression.Constant(0));

        return descending
            ? new(Expression.LessThan(key, limit), Expression.LessThanOrEqual(key, limit))
            : new(Expression.GreaterThan(key, limit), Expression.GreaterThanOrEqual(key, limit));
    }

    /// <summary>How a key of an item stands to that of the position.</summary>
    private sealed record Key(BinaryExpression IsPast, BinaryExpression IsPastOrAt);
}
