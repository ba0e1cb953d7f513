using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

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
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
