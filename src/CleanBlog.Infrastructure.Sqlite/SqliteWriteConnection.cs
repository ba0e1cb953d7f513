using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>
/// A connection that one writer hands to the next. SQLite reads no page anew that it wrote itself, and has each statement prepared that
/// it ran before; Microsoft.Data.Sqlite prepares one for each command.
/// </summary>
internal sealed class SqliteWriteConnection : IDisposable
{
    /// <summary>As many as Entity Framework writes for the model: one for each kind of thing, and for each set of columns that changes at once.</summary>
    private readonly Dictionary<string, SqliteCommand> statements = [];
    private readonly SqliteConnection connection;

    private SqliteWriteConnection(SqliteConnection connection) => this.connection = connection;

    public static async Task<SqliteWriteConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var opened = new SqliteConnection(connectionString);

        try
        {
            await opened.OpenAsync(cancellationToken);
            await SqliteConnectionSetup.SetUpAsync(opened, cancellationToken);
            return new(opened);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs what another connection was asked to run. Its reader has to be closed before the next statement.</summary>
    public async Task<DbDataReader> ExecuteReaderAsync(DbCommand command, CancellationToken cancellationToken)
    {
        var statement = FindStatement(command.CommandText);
        statement.Parameters.Clear();

        foreach (SqliteParameter parameter in command.Parameters)
            statement.Parameters.Add(parameter);

        return await statement.ExecuteReaderAsync(cancellationToken);
    }

    /// <inheritdoc cref="SqliteAtomicBatch.UndoUnfinished"/>
    public bool UndoUnfinished() => SqliteAtomicBatch.UndoUnfinished(connection);

    public void Dispose() => connection.Dispose();

    private SqliteCommand FindStatement(string sql)
    {
        if (statements.TryGetValue(sql, out var statement))
            return statement;

        statement = connection.CreateCommand();
        statement.CommandText = SqliteAtomicBatch.Wrap(sql);
        statements.Add(sql, statement);
        return statement;
    }
}
