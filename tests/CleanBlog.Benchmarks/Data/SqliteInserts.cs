using System.Diagnostics;
using CleanBlog.Benchmarks.Driving;
using Microsoft.Data.Sqlite;

namespace CleanBlog.Benchmarks.Data;

/// <summary>The yardstick of writes on SQLite: inserts the same rows with the same pragmas and in as many transactions, and does nothing else.</summary>
internal static class SqliteInserts
{
    private const int Words = 400;

    public static async Task CopyAsync(string from, string to)
    {
        await using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        await using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        await source.OpenAsync();
        await target.OpenAsync();
        source.BackupDatabase(target);
    }

    /// <summary>Inserts posts one by one, each with a commit of its own.</summary>
    public static Drive Drive(string path, TimeSpan duration)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");

        using var author = new SqliteCommand("SELECT author_id FROM posts LIMIT 1", connection);
        using var insert = new SqliteCommand(
            "INSERT INTO posts (id, author_id, content, created_at, published, title, updated_at, version) VALUES ($id, $author, $content, $now, 0, 'Notes', $now, 1)", connection);
        var id = insert.Parameters.Add("$id", SqliteType.Text);
        var now = insert.Parameters.Add("$now", SqliteType.Text);
        insert.Parameters.AddWithValue("$author", author.ExecuteScalar());
        insert.Parameters.AddWithValue("$content", string.Join(' ', Enumerable.Repeat("weaves", Words)));
        insert.Prepare();

        using var record = new SqliteCommand("INSERT INTO changes (kind, entity_id, owner_id, was_public, is_public, version, at) VALUES ('post', $id, $author, NULL, 0, 1, $now)", connection);
        record.Parameters.Add(id);
        record.Parameters.Add(now);
        record.Parameters.Add(insert.Parameters["$author"]);
        record.Prepare();

        var start = Stopwatch.GetTimestamp();
        var count = 0;

        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            id.Value = Guid.CreateVersion7();
            now.Value = TimeProvider.System.GetUtcNow().UtcDateTime;

            using var transaction = connection.BeginTransaction();
            (record.Transaction, insert.Transaction) = (transaction, transaction);
            record.ExecuteNonQuery();
            insert.ExecuteNonQuery();
            transaction.Commit();
            count++;
        }

        return new(count, Stopwatch.GetElapsedTime(start));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
