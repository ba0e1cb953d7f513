using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CleanBlog.Benchmarks.Baseline;

/// <summary>Writes on SQLite: one connection inserts, whoever comes first; as many read as are needed. Each statement is prepared once a connection.</summary>
internal sealed class SqliteStore : IWriteStore, IDisposable
{
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    private readonly string connectionString;
    private readonly SqliteCommand insert;
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentStack<SqliteCommand> lookups = new();

    public SqliteStore(string connectionString)
    {
        this.connectionString = connectionString;
        insert = Prepare(
            "INSERT INTO posts (title, content, published, id, author_id, created_at, updated_at, version) VALUES ($title, $content, $published, $id, $author, $created, $updated, $version)",
            ("$title", SqliteType.Text),
            ("$content", SqliteType.Text),
            ("$published", SqliteType.Integer),
            ("$id", SqliteType.Text),
            ("$author", SqliteType.Text),
            ("$created", SqliteType.Text),
            ("$updated", SqliteType.Text),
            ("$version", SqliteType.Integer));
    }

    public Task<bool> IsActiveAsync(Guid user, CancellationToken cancellationToken)
    {
        if (!lookups.TryPop(out var lookup))
            lookup = Prepare("SELECT 1 FROM users WHERE id = $id AND is_active LIMIT 1", ("$id", SqliteType.Text));

        try
        {
            lookup.Parameters[0].Value = user.ToString();
            return Task.FromResult(lookup.ExecuteScalar() is not null);
        }
        finally
        {
            lookups.Push(lookup);
        }
    }

    public async Task AddAsync(StoredPost post, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);

        try
        {
            object[] values = [post.Title, post.Content, post.Published, post.Id.ToString(), post.AuthorId.ToString(), post.CreatedAt, post.UpdatedAt, post.Version];

            for (var index = 0; index < values.Length; index++)
                insert.Parameters[index].Value = values[index];

            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        Close(insert);

        foreach (var lookup in lookups)
            Close(lookup);

        turn.Dispose();
    }

    private static void Close(SqliteCommand command)
    {
        command.Connection!.Dispose();
        command.Dispose();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<(string Name, SqliteType Type)> parameters)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Execute(connection, Pragmas);

        var command = new SqliteCommand(sql, connection);

        foreach (var (name, type) in parameters)
            command.Parameters.Add(name, type);

        command.Prepare();
        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
