using System.Data;
using Npgsql;

namespace CleanBlog.Benchmarks.Baseline;

/// <summary>The statements. Each is prepared once a connection, at its second use.</summary>
internal sealed class PostStore(NpgsqlDataSource dataSource) : IWriteStore
{
    private const string Columns = "title, content, published, id, author_id, created_at, updated_at, version";

    public async Task<StoredPost?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT {Columns} FROM posts WHERE published AND id = $1 LIMIT 1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });

        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    public async Task<int?> FindVersionAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT version FROM posts WHERE published AND id = $1 LIMIT 1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });

        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt32(0) : null;
    }

    /// <summary>The newest first; the count and the page in one round trip.</summary>
    public async Task<(List<StoredPost> Posts, int Total)> ListAsync(long skip, int limit, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT count(*)::int FROM posts WHERE published"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT {Columns} FROM posts WHERE published ORDER BY created_at DESC, id DESC LIMIT $1 OFFSET $2")
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = limit }, new NpgsqlParameter<long> { TypedValue = skip } },
        });

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var total = reader.GetInt32(0);
        await reader.NextResultAsync(cancellationToken);

        var posts = new List<StoredPost>(limit);

        while (await reader.ReadAsync(cancellationToken))
            posts.Add(Read(reader));

        return (posts, total);
    }

    public async Task<bool> IsActiveAsync(Guid user, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT id, role FROM users WHERE id = $1 AND is_active LIMIT 1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = user });

        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }

    /// <summary>The post, and the marker and the record of the change that CleanBlog stores with it: a batch is one transaction, and one round trip.</summary>
    public async Task AddAsync(StoredPost post, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO changes (kind, entity_id, owner_id, was_public, is_public, version, at) VALUES ('post', $1, $2, NULL, $3, $4, $5)")
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = post.Id },
                new NpgsqlParameter<Guid> { TypedValue = post.AuthorId },
                new NpgsqlParameter<bool> { TypedValue = post.Published },
                new NpgsqlParameter<int> { TypedValue = post.Version },
                new NpgsqlParameter<DateTime> { TypedValue = post.CreatedAt },
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO commits (id, committed_at) VALUES ($1, $2)")
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() }, new NpgsqlParameter<DateTime> { TypedValue = post.CreatedAt } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"INSERT INTO posts ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = post.Title },
                new NpgsqlParameter<string> { TypedValue = post.Content },
                new NpgsqlParameter<bool> { TypedValue = post.Published },
                new NpgsqlParameter<Guid> { TypedValue = post.Id },
                new NpgsqlParameter<Guid> { TypedValue = post.AuthorId },
                new NpgsqlParameter<DateTime> { TypedValue = post.CreatedAt },
                new NpgsqlParameter<DateTime> { TypedValue = post.UpdatedAt },
                new NpgsqlParameter<int> { TypedValue = post.Version },
            },
        });

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static StoredPost Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetGuid(3), row.GetGuid(4), row.GetDateTime(5), row.GetDateTime(6), row.GetInt32(7));
}
