using System.Linq.Expressions;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace CleanBlog.Infrastructure.Persistence;

internal static class PageReading
{
    /// <summary>Counts where that is asked for, then reads the part that the specification names, unless it lies past the end.</summary>
    public static Task<Page<TModel>> ToPageAsync<T, TModel>(
        this IQueryable<T> source, Specification<T> specification, Expression<Func<T, TModel>> selector, CancellationToken cancellationToken)
        where T : class =>
        specification.Keyset is { } keyset
            ? SeekAsync(source, specification, keyset, selector, cancellationToken)
            : ReadAsync(
                specification,
                CountAsync(source, specification, cancellationToken),
                SpecificationEvaluator.GetQuery(source, specification).Select(selector).AsAsyncEnumerable(),
                cancellationToken);

    /// <summary>The same with queries that are there already.</summary>
    public static async Task<Page<TModel>> ReadAsync<T, TModel>(
        Specification<T> specification, Task<int> count, IAsyncEnumerable<TModel> items, CancellationToken cancellationToken)
    {
        var total = await count;

        return new(total <= (specification.Skip ?? 0) ? [] : await items.ToListAsync(cancellationToken), total);
    }

    /// <summary>Reads one more than it gives, to tell whether there is more.</summary>
    private static async Task<Page<TModel>> SeekAsync<T, TModel>(
        IQueryable<T> source, Specification<T> specification, KeysetWindow keyset, Expression<Func<T, TModel>> selector, CancellationToken cancellationToken)
        where T : class
    {
        int? total = keyset.IncludesTotal ? await CountAsync(source, specification, cancellationToken) : null;
        var rows = await SpecificationEvaluator.GetQuery(source, specification).Take(keyset.Take + 1).Select(WithKeys(specification, selector)).ToListAsync(cancellationToken);
        var goesOn = rows.Count > keyset.Take;

        if (goesOn)
            rows.RemoveAt(keyset.Take);

        if (keyset.Backward)
            rows.Reverse();

        // Whoever comes from somewhere can go back there.
        var (before, behind) = keyset.Backward ? (goesOn, keyset.From is not null) : (keyset.From is not null, goesOn);

        return new(rows.ConvertAll(row => row.Item), total)
        {
            Before = before && rows.Count > 0 ? rows[0].Position : null,
            Behind = behind && rows.Count > 0 ? rows[^1].Position : null,
        };
    }

    private static Task<int> CountAsync<T>(IQueryable<T> source, Specification<T> specification, CancellationToken cancellationToken)
        where T : class =>
        SpecificationEvaluator.GetQuery(source, specification, evaluateCriteriaOnly: true).CountAsync(cancellationToken);

    private static Expression<Func<T, Row<TModel>>> WithKeys<T, TModel>(Specification<T> specification, Expression<Func<T, TModel>> selector)
    {
        var item = selector.Parameters[0];
        var keys = specification.OrderExpressions.Select(order => ReplacingExpressionVisitor.Replace(order.KeySelector.Parameters[0], item, order.KeySelector.Body));
        var row = Expression.New(typeof(Row<TModel>).GetConstructors()[0], selector.Body, Expression.NewArrayInit(typeof(object), keys));

        return Expression.Lambda<Func<T, Row<TModel>>>(row, item);
    }

    private sealed class Row<TModel>(TModel item, object[] keys)
    {
        public TModel Item => item;

        public Position Position => new(Array.ConvertAll(keys, key => key is IEntityId id ? id.Value : key));
    }
}
