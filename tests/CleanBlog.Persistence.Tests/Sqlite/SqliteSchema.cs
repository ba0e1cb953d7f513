using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CleanBlog.Persistence.Tests.Sqlite;

/// <summary>What SQLite itself says of a database, in the words of <see cref="SchemaExpectations"/>.</summary>
internal static class SqliteSchema
{
    public static IReadOnlyList<string> Read(DbConnection connection)
    {
        var tables = Ask(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE '~_~_EFMigrations%' ESCAPE '~'", row => row.GetString(0));

        return [.. tables.SelectMany(table => ReadTable((SqliteConnection)connection, table))];
    }

    private static IEnumerable<string> ReadTable(SqliteConnection connection, string table) =>
    [
        .. Ask(connection, $"SELECT name, type, \"notnull\" FROM pragma_table_info('{table}')", row =>
            SchemaExpectations.Line(table, row.GetString(0), row.GetString(1), row.GetInt64(2) == 0, CollationOf(connection, table, row.GetString(0)))),
        SchemaExpectations.PrimaryKeyLine(
            NameOfPrimaryKey(connection, table), table, Ask(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk", row => row.GetString(0))),
        .. Ask(connection, $"SELECT \"from\", \"table\", \"to\", on_delete FROM pragma_foreign_key_list('{table}')", row =>
            SchemaExpectations.ForeignKeyLine(table, [row.GetString(0)], row.GetString(1), [row.GetString(2)], row.GetString(3))),
        .. Ask(connection, $"SELECT name, \"unique\" FROM pragma_index_list('{table}') WHERE origin <> 'pk'", row =>
            SchemaExpectations.IndexLine(row.GetString(0), table, ColumnsOf(connection, row.GetString(0)), row.GetInt64(1) == 1)),
    ];

    private static IReadOnlyList<string> ColumnsOf(SqliteConnection connection, string index) =>
        Ask(connection, $"SELECT name FROM pragma_index_info('{index}') ORDER BY seqno", row => row.GetString(0));

    /// <summary>Null for BINARY, which is by bytes and the default.</summary>
    private static string? CollationOf(SqliteConnection connection, string table, string column)
    {
        var result = raw.sqlite3_table_column_metadata(connection.Handle!, "main", table, column, out _, out var collation, out _, out _, out _);
        Assert.That(result, Is.EqualTo(raw.SQLITE_OK));
        return collation is "BINARY" ? null : collation;
    }

    /// <summary>SQLite keeps the name of a constraint in the text of its table only.</summary>
    private static string NameOfPrimaryKey(SqliteConnection connection, string table)
    {
        var text = Ask(connection, $"SELECT sql FROM sqlite_master WHERE name = '{table}'", row => row.GetString(0))[0];
        return text.Split("CONSTRAINT \"", 2)[1].Split("\" PRIMARY KEY", 2)[0];
    }

    private static List<T> Ask<T>(DbConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();

        while (reader.Read())
            rows.Add(read(reader));

        return rows;
    }
}
