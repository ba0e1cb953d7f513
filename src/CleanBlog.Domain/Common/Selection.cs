using System.Linq.Expressions;

namespace CleanBlog.Domain.Common;

/// <summary>What a caller chose of a collection, beyond what it is a collection of.</summary>
/// <param name="Criteria">All of them must hold.</param>
/// <param name="Order">The most significant first and down to the id; empty for the order that the collection has of its own.</param>
public sealed record Selection<T>(IReadOnlyList<Expression<Func<T, bool>>> Criteria, IReadOnlyList<OrderExpression<T>> Order);
