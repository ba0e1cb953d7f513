using System.Linq.Expressions;

namespace CleanBlog.Domain.Common;

/// <summary>
/// What is asked of a collection: criteria, order and page, in the vocabulary of Ardalis.Specification. A subclass says it in
/// its constructor: <c>Query.Where(…).OrderBy(…)</c>. How it is loaded is not its business.
/// </summary>
public abstract class Specification<T>
{
    private readonly List<Expression<Func<T, bool>>> whereExpressions = [];
    private readonly List<OrderExpression<T>> orderExpressions = [];

    /// <summary>All of them must hold.</summary>
    public IReadOnlyList<Expression<Func<T, bool>>> WhereExpressions => whereExpressions;

    /// <summary>The most significant first.</summary>
    public IReadOnlyList<OrderExpression<T>> OrderExpressions => orderExpressions;

    /// <summary>How many to leave out, from the start of the order.</summary>
    public int? Skip { get; internal set; }

    /// <summary>How many to read at the most.</summary>
    public int? Take { get; internal set; }

    /// <summary>Instead of <see cref="Skip"/> and <see cref="Take"/>: the part to read by position. The order has to be total then.</summary>
    public KeysetWindow? Keyset { get; internal set; }

    protected SpecificationBuilder<T> Query => new(this);

    /// <summary>Whether one object that is already in memory meets the criteria.</summary>
    public bool IsSatisfiedBy(T entity) =>
        whereExpressions.TrueForAll(where => where.Compile(preferInterpretation: true)(entity));

    internal void Add(Expression<Func<T, bool>> where) => whereExpressions.Add(where);

    internal void Add(OrderExpression<T> order) => orderExpressions.Add(order);
}

/// <summary>A <see cref="Specification{T}"/> whose answer is a projection instead of the whole object.</summary>
public abstract class Specification<T, TResult> : Specification<T>
{
    /// <summary>What is read of each object; a specification that never says it cannot be evaluated.</summary>
    public Expression<Func<T, TResult>>? Selector { get; private set; }

    protected void Select(Expression<Func<T, TResult>> selector) => Selector = selector;
}

/// <summary>One key of an order.</summary>
/// <param name="KeySelector">The key; never null, since databases disagree on where nulls go.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
public sealed record OrderExpression<T>(Expression<Func<T, object?>> KeySelector, bool Descending);
