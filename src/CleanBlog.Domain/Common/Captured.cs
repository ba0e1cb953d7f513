using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace CleanBlog.Domain.Common;

/// <summary>
/// Values in expressions as members of an object, as a closure has them: whoever translates the expression makes a parameter of one,
/// whereas a constant would become part of the query's text.
/// </summary>
public static class Captured
{
    public static MemberExpression Value(object value, Type type)
    {
        var box = Activator.CreateInstance(typeof(StrongBox<>).MakeGenericType(type), value)!;
        return Expression.Field(Expression.Constant(box), nameof(StrongBox<>.Value));
    }
}
