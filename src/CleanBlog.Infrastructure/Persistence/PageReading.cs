using System.Linq.Expressions;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence;

internal static class PageReading
{
    /// <summary>Counts, then reads the page unless it lies past the end.</summary>
    public static Task<Page<TModel>> ToPageAsync<T, TModel>(
        this IQueryable<T> source, Specification<T> specification, Expression<Func<T, TModel>> selector, CancellationToken cancellationToken)
        where T : class =>
        ReadAsync(
            specification,
            SpecificationEvaluator.GetQuery(source, specification, evaluateCriteriaOnly: true).CountAsync(cancellationToken),
            SpecificationEvaluator.GetQuery(source, specification).Select(selector).AsAsyncEnumerable(),
            cancellationToken);

    /// <summary>The same with queries that are there already.</summary>
    public static async Task<Page<TModel>> ReadAsync<T, TModel>(
        Specification<T> specification, Task<int> count, IAsyncEnumerable<TModel> items, CancellationToken cancellationToken)
    {
        var total = await count;

        return new(total <= (specification.Skip ?? 0) ? [] : await items.ToListAsync(cancellationToken), total);
    }
}
