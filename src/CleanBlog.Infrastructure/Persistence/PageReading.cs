using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using Mapster;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence;

internal static class PageReading
{
    /// <summary>Counts, then reads the page unless it lies past the end.</summary>
    public static async Task<Page<TModel>> ToPageAsync<T, TModel>(
        this IQueryable<T> source, Specification<T> specification, TypeAdapterConfig mapping, CancellationToken cancellationToken)
        where T : class
    {
        var total = await SpecificationEvaluator.GetQuery(source, specification, evaluateCriteriaOnly: true).CountAsync(cancellationToken);

        if (total <= (specification.Skip ?? 0))
            return new([], total);

        var items = await SpecificationEvaluator.GetQuery(source, specification).ProjectToType<TModel>(mapping).ToListAsync(cancellationToken);

        return new(items, total);
    }
}
