using Npgsql;

namespace CleanBlog.Infrastructure.PostgreSql;

/// <summary>
/// Lets one process at a time migrate a database. Npgsql's own lock ends with each migration, so that two processes that both saw
/// several pending ones apply the second twice. This one is a transaction's, because a pooler such as PgBouncer may keep a session
/// for its next client; it goes with the connection.
/// </summary>
internal sealed class PostgreSqlMigrationLock : IAsyncDisposable
{
    /// <summary>Arbitrary, and the same in every version: the letters “CleanBlg”.</summary>
    private const long Key = 0x436C65616E426C67;

    private readonly NpgsqlConnection holder;

    private PostgreSqlMigrationLock(NpgsqlConnection holder) => this.holder = holder;

    public static async Task<PostgreSqlMigrationLock> AcquireAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(settings.ConnectionString);

        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.BeginTransactionAsync(cancellationToken);

            // Waiting, and then being idle while another connection migrates, may both take long.
            await ExecuteAsync(connection, "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0", cancellationToken);
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Key})", cancellationToken);

            return new(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Rolls the transaction back.</summary>
    public ValueTask DisposeAsync() => holder.DisposeAsync();

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
