using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Turns a projection of an entity into one of a row: each property is read from its column once, as Entity Framework reads it.</summary>
internal sealed class RowReading : ExpressionVisitor
{
    private readonly Dictionary<IProperty, ParameterExpression> values = [];
    private readonly IEntityType entityType;
    private readonly ParameterExpression entity;

    private RowReading(IEntityType entityType, ParameterExpression entity) => (this.entityType, this.entity) = (entityType, entity);

    /// <summary>Reads what <paramref name="selector"/> shows from the current row of any reader that has these columns.</summary>
    public static Func<DbDataReader, TResult> Compile<T, TResult>(Expression<Func<T, TResult>> selector, IModel model, DbDataReader columns)
    {
        var reading = new RowReading(model.FindEntityType(typeof(T))!, selector.Parameters[0]);
        var shown = reading.Visit(selector.Body);
        var reader = Expression.Parameter(typeof(DbDataReader), "reader");
        List<Expression> steps = [.. reading.values.Select(value => Expression.Assign(value.Value, Read(value.Key, reader, columns))), shown];

        return Expression.Lambda<Func<DbDataReader, TResult>>(Expression.Block(reading.values.Values, steps), reader).Compile();
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression != entity)
            return base.VisitMember(node);

        var property = entityType.FindProperty(node.Member)!;

        if (!values.ContainsKey(property))
            values[property] = Expression.Variable(property.ClrType, property.Name);

        return values[property];
    }

    /// <summary>A mapping asks whether there is an object; there is a row.</summary>
    protected override Expression VisitBinary(BinaryExpression node) =>
        node.NodeType is ExpressionType.NotEqual && node.Left == entity ? Expression.Constant(value: true) : base.VisitBinary(node);

    private static Expression Read(IProperty property, Expression reader, DbDataReader columns)
    {
        var mapping = property.GetRelationalTypeMapping();
        var method = mapping.GetDataReaderMethod();
        var ordinal = Expression.Constant(columns.GetOrdinal(property.GetColumnName()));
        var column = mapping.CustomizeDataReaderExpression(Expression.Call(As(method.DeclaringType!, reader), method, ordinal));

        if (mapping.Converter?.ConvertFromProviderExpression is { } convert)
            column = ReplacingExpressionVisitor.Replace(convert.Parameters[0], As(convert.Parameters[0].Type, column), convert.Body);

        return As(property.ClrType, column);
    }

    private static Expression As(Type type, Expression value) => value.Type == type ? value : Expression.Convert(value, type);
}
