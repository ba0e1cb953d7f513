using System.Linq.Expressions;
using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// Compiles what is asked again and again, so that Entity Framework does not look the query up by its expression each time
/// (learn.microsoft.com/ef/core/performance/advanced-performance-topics#compiled-queries). Criteria and order come from a
/// specification that holds no values; id and page are the query's parameters. A compiled query belongs to one model, so whoever
/// compiles lives as long as its <see cref="Database"/>.
/// </summary>
internal static class CompiledQueries
{
    /// <inheritdoc cref="FindQuery{T,TId,TResult}.ExecuteAsync"/>
    public static Func<BlogDbContext, TId, CancellationToken, Task<TResult?>> FindBy<T, TId, TResult>(
        IDatabaseProvider provider, Specification<T> specification, Expression<Func<T, TId, bool>> isMeant, Expression<Func<T, TResult>> selector)
        where T : class =>
        new FindQuery<T, TId, TResult>(provider, specification, isMeant, selector).ExecuteAsync;

    /// <summary>How many meet the specification.</summary>
    public static Func<BlogDbContext, CancellationToken, Task<int>> Count<T>(Specification<T> specification)
        where T : class
    {
        var (context, cancellation) = (Parameter<BlogDbContext>("context"), Parameter<CancellationToken>("cancellationToken"));
        var counted = SpecificationEvaluator.GetQuery(Of<T>(context), specification, evaluateCriteriaOnly: true);

        return EF.CompileAsyncQuery(Expression.Lambda<Func<BlogDbContext, CancellationToken, int>>(
            Call(nameof(Queryable.Count), counted), context, cancellation));
    }

    /// <summary>What meets the specification, in its order: how many to leave out, and how many to read at the most.</summary>
    public static Func<BlogDbContext, int, int, IAsyncEnumerable<TResult>> Page<T, TResult>(Specification<T> specification, Expression<Func<T, TResult>> selector)
        where T : class
    {
        var (context, skip, take) = (Parameter<BlogDbContext>("context"), Parameter<int>("skip"), Parameter<int>("take"));
        var ordered = SpecificationEvaluator.GetUnpagedQuery(Of<T>(context), specification);
        var page = Over<T>(Call(nameof(Queryable.Take), Over<T>(Call(nameof(Queryable.Skip), ordered, skip)), take)).Select(selector);

        return EF.CompileAsyncQuery(Expression.Lambda<Func<BlogDbContext, int, int, IQueryable<TResult>>>(page.Expression, context, skip, take));
    }

    private static ParameterExpression Parameter<T>(string name) => Expression.Parameter(typeof(T), name);

    /// <summary>Never enumerated: what the specification adds to it becomes the body of the query.</summary>
    private static IQueryable<T> Of<T>(Expression context)
        where T : class =>
        Over<T>(Expression.Call(context, nameof(DbContext.Set), [typeof(T)])).AsNoTracking();

    private static EnumerableQuery<T> Over<T>(Expression expression) => new(expression);

    private static MethodCallExpression Call<T>(string method, IQueryable<T> source, params Expression[] arguments) =>
        Expression.Call(typeof(Queryable), method, [typeof(T)], [source.Expression, .. arguments]);
}
