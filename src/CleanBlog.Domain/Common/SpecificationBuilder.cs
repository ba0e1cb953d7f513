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

    /// <summary>Which part of it is read.</summary>
    public SpecificationBuilder<T> Read(Window window)
    {
        if (window is OffsetWindow offset)
            return Skip(offset.Skip).Take(offset.Take);

        specification.Keyset = (KeysetWindow)window;
        return this;
    }
}
