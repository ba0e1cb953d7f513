using System.Data.Common;

namespace CleanBlog.Persistence.Tests.PostgreSql;

/// <summary>What PostgreSQL's catalogue says of a database, in the words of <see cref="SchemaExpectations"/>.</summary>
internal static class PostgreSqlSchema
{
    private const string Columns = """
        SELECT t.relname, c.attname, format_type(c.atttypid, c.atttypmod), NOT c.attnotnull, nullif(o.collname, 'default')
        FROM pg_class t
        JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
        LEFT JOIN pg_collation o ON o.oid = c.attcollation
        WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND t.relname <> '__EFMigrationsHistory'
        """;

    private const string Indexes = """
        SELECT i.relname, t.relname, x.indisprimary, x.indisunique,
               (SELECT array_agg(pg_get_indexdef(i.oid, n, true) ORDER BY n) FROM generate_series(1, x.indnatts) n)
        FROM pg_index x
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_class t ON t.oid = x.indrelid
        WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> '__EFMigrationsHistory'
        """;

    private const string ForeignKeys = """
        SELECT f.conrelid::regclass::text, f.confrelid::regclass::text, f.confdeltype::text,
               (SELECT array_agg(attname ORDER BY attnum) FROM pg_attribute WHERE attrelid = f.conrelid AND attnum = ANY (f.conkey)),
               (SELECT array_agg(attname ORDER BY attnum) FROM pg_attribute WHERE attrelid = f.confrelid AND attnum = ANY (f.confkey))
        FROM pg_constraint f
        WHERE f.contype = 'f' AND f.connamespace = 'public'::regnamespace
        """;

    public static IReadOnlyList<string> Read(DbConnection connection) =>
    [
        .. Ask(connection, Columns, row =>
            SchemaExpectations.Line(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.IsDBNull(4) ? null : row.GetString(4))),
        .. Ask(connection, Indexes, row => row.GetBoolean(2)
            ? SchemaExpectations.PrimaryKeyLine(row.GetString(0), row.GetString(1), row.GetFieldValue<string[]>(4))
            : SchemaExpectations.IndexLine(row.GetString(0), row.GetString(1), row.GetFieldValue<string[]>(4).Select(column => column.Trim('"')), row.GetBoolean(3))),
        .. Ask(connection, ForeignKeys, row => SchemaExpectations.ForeignKeyLine(
            row.GetString(0), row.GetFieldValue<string[]>(3), row.GetString(1), row.GetFieldValue<string[]>(4), NameOf(row.GetString(2)))),
    ];

    private static string NameOf(string onDelete) => onDelete switch
    {
        "a" => "NO ACTION",
        "c" => "CASCADE",
        "d" => "SET DEFAULT",
        "n" => "SET NULL",
        "r" => "RESTRICT",
        _ => throw new ArgumentOutOfRangeException(nameof(onDelete), onDelete, message: null),
    };

    private static List<string> Ask(DbConnection connection, string sql, Func<DbDataReader, string> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();

        while (reader.Read())
            rows.Add(read(reader));

        return rows;
    }
}
