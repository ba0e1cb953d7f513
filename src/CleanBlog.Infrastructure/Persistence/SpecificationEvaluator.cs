using CleanBlog.Domain.Common;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Turns a <see cref="Specification{T}"/> into a query; the only place that does.</summary>
internal static class SpecificationEvaluator
{
    /// <summary>Criteria, order and part, in which a <see cref="KeysetWindow"/> that is read backward comes in reverse; with <paramref name="evaluateCriteriaOnly"/> the criteria alone, to count by.</summary>
    public static IQueryable<T> GetQuery<T>(IQueryable<T> input, Specification<T> specification, bool evaluateCriteriaOnly = false)
        where T : class =>
        evaluateCriteriaOnly ? Filter(input, specification) : Page(GetUnpagedQuery(Seek(input, specification), specification), specification);

    public static IQueryable<TResult> GetQuery<T, TResult>(IQueryable<T> input, Specification<T, TResult> specification)
        where T : class =>
        GetQuery<T>(input, specification).Select(
            specification.Selector ?? throw new InvalidOperationException($"{specification.GetType().Name} selects nothing."));

    /// <summary>Criteria and order alone.</summary>
    public static IQueryable<T> GetUnpagedQuery<T>(IQueryable<T> input, Specification<T> specification)
        where T : class =>
        Order(Filter(input, specification), specification);

    private static IQueryable<T> Filter<T>(IQueryable<T> query, Specification<T> specification) =>
        specification.WhereExpressions.Aggregate(query, (filtered, where) => filtered.Where(where));

    private static IQueryable<T> Order<T>(IQueryable<T> query, Specification<T> specification)
    {
        IOrderedQueryable<T>? ordered = null;

        foreach (var (key, descending) in specification.OrderExpressions)
        {
            ordered = (ordered, descending != specification.Keyset?.Backward is true) switch
            {
                (null, true) => query.OrderByDescending(key),
                (null, false) => query.OrderBy(key),
                (_, true) => ordered.ThenByDescending(key),
                (_, false) => ordered.ThenBy(key),
            };
        }

        return ordered ?? query;
    }

    private static IQueryable<T> Seek<T>(IQueryable<T> query, Specification<T> specification) =>
        specification.Keyset is { From: { } from } keyset ? query.Where(KeysetPredicate.Of(specification.OrderExpressions, from, keyset.Backward)) : query;

    private static IQueryable<T> Page<T>(IQueryable<T> query, Specification<T> specification)
    {
        if (specification.Skip is > 0 and var skip)
            query = query.Skip(skip);

        return specification.Take is { } take ? query.Take(take) : query;
    }
}
