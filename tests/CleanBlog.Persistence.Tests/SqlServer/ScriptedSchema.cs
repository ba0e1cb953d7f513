using Microsoft.SqlServer.Dac.Model;
using Index = Microsoft.SqlServer.Dac.Model.Index;

namespace CleanBlog.Persistence.Tests.SqlServer;

/// <summary>What the compiler of SQL Server's schemas makes of definitions, in the words of <see cref="SchemaExpectations"/>.</summary>
internal static class ScriptedSchema
{
    private const string History = "__EFMigrationsHistory";

    public static IReadOnlyList<string> Read(TSqlModel model) =>
        [.. model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Where(table => Name(table) is not History).SelectMany(Read)];

    /// <summary>The columns of the table in which Entity Framework records what was applied.</summary>
    public static IReadOnlyList<string> ColumnsOfHistory(TSqlModel model) =>
        [.. model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Single(table => Name(table) is History).GetReferenced(Table.Columns).Select(Name)];

    private static IEnumerable<string> Read(TSqlObject table) =>
    [
        .. table.GetReferenced(Table.Columns).Select(column =>
            SchemaExpectations.Line(Name(table), Name(column), TypeOf(column), column.GetProperty<bool>(Column.Nullable), column.GetProperty<string?>(Column.Collation))),
        .. table.GetReferencing(PrimaryKeyConstraint.Host).Select(key =>
            SchemaExpectations.PrimaryKeyLine(Name(key), Name(table), key.GetReferenced(PrimaryKeyConstraint.Columns).Select(Name))),
        .. table.GetReferencing(ForeignKeyConstraint.Host).Select(key => SchemaExpectations.ForeignKeyLine(
            Name(table),
            key.GetReferenced(ForeignKeyConstraint.Columns).Select(Name),
            Name(key.GetReferenced(ForeignKeyConstraint.ForeignTable).Single()),
            key.GetReferenced(ForeignKeyConstraint.ForeignColumns).Select(Name),
            NameOf(key.GetProperty<ForeignKeyAction>(ForeignKeyConstraint.DeleteAction)))),
        .. table.GetReferencing(Index.IndexedObject).Select(index => SchemaExpectations.IndexLine(
            Name(index),
            Name(table),
            index.GetReferenced(Index.Columns).Select(Name),
            index.GetProperty<bool>(Index.Unique))),
    ];

    private static string Name(TSqlObject thing) => thing.Name.Parts[^1];

    private static string TypeOf(TSqlObject column)
    {
        var type = Name(column.GetReferenced(Column.DataType).Single());

        if (column.GetProperty<bool>(Column.IsMax))
            return $"{type}(max)";

        if (type is "datetime2")
            return $"{type}({column.GetProperty<int>(Column.Scale)})";

        return column.GetProperty<int>(Column.Length) is var length and > 0 ? $"{type}({length})" : type;
    }

    /// <summary>SQL Server knows no RESTRICT; its NO ACTION does the same, as its constraints are never deferred.</summary>
    private static string NameOf(ForeignKeyAction onDelete) => onDelete is ForeignKeyAction.NoAction ? "RESTRICT" : $"{onDelete}".ToUpperInvariant();
}
