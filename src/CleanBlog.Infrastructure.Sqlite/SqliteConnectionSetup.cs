using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>
/// Makes an acknowledged write survive a power cut: in WAL mode SQLite syncs at every commit only with <c>synchronous=FULL</c>
/// (sqlite.org/pragma.html#pragma_synchronous). The setting belongs to a connection, so each opened one gets it.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!CanWrite(connection))
            return;

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!CanWrite(connection))
            return;

        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Entity Framework looks through a read-only connection whether there is a file, which may not be in WAL mode yet.</summary>
    private static bool CanWrite(DbConnection connection) => raw.sqlite3_db_readonly(((SqliteConnection)connection).Handle, "main") == 0;
}
