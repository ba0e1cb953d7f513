using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CleanBlog.Benchmarks.Baseline;

/// <summary>
/// Writes on SQLite: one connection inserts the post and the record of its change that CleanBlog stores with it, in a transaction, whoever comes first; as
/// many read as are needed. Each statement is prepared once a connection.
/// </summary>
internal sealed class SqliteStore : IWriteStore, IDisposable
{
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    private readonly string connectionString;
    private readonly SqliteConnection writer;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand record;
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentStack<SqliteCommand> lookups = new();

    public SqliteStore(string connectionString)
    {
        this.connectionString = connectionString;
        writer = Connect();
        insert = Prepare(
            writer,
            "INSERT INTO posts (title, content, published, id, author_id, created_at, updated_at, version) VALUES ($title, $content, $published, $id, $author, $created, $updated, $version)",
            ("$title", SqliteType.Text),
            ("$content", SqliteType.Text),
            ("$published", SqliteType.Integer),
            ("$id", SqliteType.Text),
            ("$author", SqliteType.Text),
            ("$created", SqliteType.Text),
            ("$updated", SqliteType.Text),
            ("$version", SqliteType.Integer));
        record = Prepare(
            writer,
            "INSERT INTO changes (kind, entity_id, owner_id, was_public, is_public, version, at) VALUES ('post', $id, $author, NULL, $published, $version, $at)",
            ("$id", SqliteType.Text),
            ("$author", SqliteType.Text),
            ("$published", SqliteType.Integer),
            ("$version", SqliteType.Integer),
            ("$at", SqliteType.Text));
    }

    public Task<bool> IsActiveAsync(Guid user, CancellationToken cancellationToken)
    {
        if (!lookups.TryPop(out var lookup))
            lookup = Prepare(Connect(), "SELECT 1 FROM users WHERE id = $id AND is_active LIMIT 1", ("$id", SqliteType.Text));

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
            await using var transaction = (SqliteTransaction)await writer.BeginTransactionAsync(cancellationToken);

            await ExecuteAsync(record, transaction, [post.Id.ToString(), post.AuthorId.ToString(), post.Published, post.Version, post.CreatedAt], cancellationToken);
            await ExecuteAsync(
                insert,
                transaction,
                [post.Title, post.Content, post.Published, post.Id.ToString(), post.AuthorId.ToString(), post.CreatedAt, post.UpdatedAt, post.Version],
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        insert.Dispose();
        record.Dispose();
        writer.Dispose();

        foreach (var lookup in lookups)
        {
            lookup.Connection!.Dispose();
            lookup.Dispose();
        }

        turn.Dispose();
    }

    private static async Task ExecuteAsync(SqliteCommand command, SqliteTransaction transaction, object[] values, CancellationToken cancellationToken)
    {
        command.Transaction = transaction;

        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index];

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, SqliteType Type)> parameters)
    {
        var command = new SqliteCommand(sql, connection);

        foreach (var (name, type) in parameters)
            command.Parameters.Add(name, type);

        command.Prepare();
        return command;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();

        using var command = new SqliteCommand(Pragmas, connection);
        command.ExecuteNonQuery();
        return connection;
    }
}
