using System.Linq.Expressions;

namespace CleanBlog.Domain.Common;

/// <summary>The words in which a <see cref="Specification{T}"/> says what it asks for.</summary>
public readonly struct SpecificationBuilder<T>
{
    private readonly Specification<T> specification;

    internal SpecificationBuilder(Specification<T> specification) => this.specification = specification;

    public SpecificationBuilder<T> Where(Expression<Func<T, bool>> criterion)
    {
        specification.Add(criterion);
        return this;
    }

    public SpecificationBuilder<T> OrderByDescending(Expression<Func<T, object?>> key)
    {
        specification.Add(new OrderExpression<T>(key, Descending: true));
        return this;
    }

    public SpecificationBuilder<T> ThenByDescending(Expression<Func<T, object?>> key) => OrderByDescending(key);

    public SpecificationBuilder<T> OrderBy(Expression<Func<T, object?>> key)
    {
        specification.Add(new OrderExpression<T>(key, Descending: false));
        return this;
    }

    public SpecificationBuilder<T> ThenBy(Expression<Func<T, object?>> key) => OrderBy(key);

    public SpecificationBuilder<T> Skip(int count)
    {
        specification.Skip = count;
        return this;
    }

    public SpecificationBuilder<T> Take(int count)
    {
        specification.Take = count;
        return this;
    }

    /// <summary>What a caller chose of it: criteria beside the others, and the order, or where none was chosen <paramref name="otherwise"/>.</summary>
    public SpecificationBuilder<T> Select(Selection<T>? selection, Func<SpecificationBuilder<T>, SpecificationBuilder<T>> otherwise)
    {
        foreach (var criterion in selection?.Criteria ?? [])
            specification.Add(criterion);

        foreach (var order in selection?.Order ?? [])
            specification.Add(order);

        return specification.OrderExpressions.Count == 0 ? otherwise(this) : this;
    }

    /// <summary>Which part of it is read.</summary>
    /// <param name="window">Null for all of it, which nobody may hold in memory.</param>
    public SpecificationBuilder<T> Read(Window? window)
    {
        switch (window)
        {
            case null:
                return this;
            case OffsetWindow offset:
                return Skip(offset.Skip).Take(offset.Take);
            case KeysetWindow keyset:
                specification.Keyset = keyset;
                return this;
            default:
                throw new ArgumentOutOfRangeException(nameof(window), window, message: null);
        }
    }
}
