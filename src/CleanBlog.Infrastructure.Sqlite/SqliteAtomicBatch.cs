using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>
/// A command that stores all of its rows or none, without a transaction of ADO.NET, which would keep it to one connection. The driver runs
/// no further statement of a command in which one has failed, so that what has begun stays open until it is undone.
/// </summary>
internal static class SqliteAtomicBatch
{
    public static string Wrap(string sql) => $"BEGIN IMMEDIATE;\n{sql}COMMIT;";

    /// <summary>Rolls back what a failed statement has left open. To be called when the reader of the command is closed.</summary>
    /// <returns>Whether there was such a thing.</returns>
    public static bool UndoUnfinished(SqliteConnection connection)
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) != 0)
            return false;

        using var command = connection.CreateCommand();
        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
        return true;
    }
}
