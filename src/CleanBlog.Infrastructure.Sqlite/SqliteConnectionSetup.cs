using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>
/// Makes an acknowledged write survive a power cut: in WAL mode SQLite syncs at every commit only with <c>synchronous=FULL</c>
/// (sqlite.org/pragma.html#pragma_synchronous). The settings belong to SQLite's handle, which the driver's pool hands out again and
/// again, so each handle gets them once.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    private static readonly object IsDone = new();

    private static readonly ConditionalWeakTable<sqlite3, object> Done = [];

    /// <summary>
    /// Entity Framework's own connection registers a dozen functions (decimals, regular expressions) whenever it is opened, and takes
    /// them back when it is closed; no query here calls one.
    /// </summary>
    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        using (result)
            return new SqliteConnection(result.ConnectionString);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var handle = ((SqliteConnection)connection).Handle!;

        if (IsSetUp(handle))
            return;

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Done.TryAdd(handle, IsDone);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        SetUpAsync((SqliteConnection)connection, cancellationToken);

    public static async Task SetUpAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var handle = connection.Handle!;

        if (IsSetUp(handle))
            return;

        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Done.TryAdd(handle, IsDone);
    }

    /// <summary>Entity Framework looks through a read-only connection whether there is a file, which may not be in WAL mode yet.</summary>
    private static bool IsSetUp(sqlite3 handle) => Done.TryGetValue(handle, out _) || raw.sqlite3_db_readonly(handle, "main") != 0;
}
