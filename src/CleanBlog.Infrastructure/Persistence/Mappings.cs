using System.Linq.Expressions;
using Mapster;
using Mapster.Models;

namespace CleanBlog.Infrastructure.Persistence;

internal static class Mappings
{
    /// <summary>The mapping as an expression that a database can carry out.</summary>
    public static Expression<Func<TSource, TModel>> Projection<TSource, TModel>(this TypeAdapterConfig mapping) =>
        (Expression<Func<TSource, TModel>>)mapping.CreateMapExpression(new TypeTuple(typeof(TSource), typeof(TModel)), MapType.Projection);
}
