using System.Diagnostics;
using System.Globalization;
using CleanBlog.Testing;
using Npgsql;

namespace CleanBlog.Scaling;

/// <summary>What the queries of the blog take on tables of different size and cut, each on one connection and prepared.</summary>
internal sealed class Growth(string assembly)
{
    private const string Database = "cleanblog";
    private const string Author = "01900000-0000-7000-8000-000000000000";
    private const int Small = 10_000;
    private const int Large = 1_000_000;
    private const int Parts = 16;
    private const int Repetitions = 15;

    private readonly List<string> rows = [];

    /// <summary>A table of Markdown.</summary>
    public string Table => $"""
        | posts of 1 KB | table | indexes | one post | page of 20 | `skip=5000` | `COUNT` of the published |
        |---|--:|--:|--:|--:|--:|--:|
        {string.Join('\n', rows)}
        """;

    public async Task MeasureAsync()
    {
        await using var cluster = await PostgreSqlCluster.CreateAsync(durable: false);
        var connectionString = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = Database, CommandTimeout = 0 }.ConnectionString;
        await MigrateAsync(connectionString);

        await using var session = await PostgreSqlSession.OpenAsync(connectionString);
        await session.ExecuteAsync(Fill(Small));
        await MeasureAsync(session, connectionString, $"{Small:N0} as CleanBlog keeps them", "posts");

        await session.ExecuteAsync("TRUNCATE posts");
        await session.ExecuteAsync(Fill(Large));
        await MeasureAsync(session, connectionString, $"{Large:N0} as CleanBlog keeps them", "posts");

        await session.ExecuteAsync("CREATE TABLE posts_by_id (LIKE posts, PRIMARY KEY (id)) PARTITION BY HASH (id)");
        await CutAsync(session, "posts_by_id", part => $"WITH (MODULUS {Parts}, REMAINDER {part})");
        await MeasureAsync(session, connectionString, $"{Large:N0} in {Parts} parts by hash of `id`", "posts_by_id");

        await session.ExecuteAsync("CREATE TABLE posts_by_date (LIKE posts, PRIMARY KEY (id, created_at)) PARTITION BY RANGE (created_at)");
        await CutAsync(session, "posts_by_date", part => $"FROM (timestamptz '2025-01-01Z' + {part} * interval '23 days') TO (timestamptz '2025-01-01Z' + {part + 1} * interval '23 days')");
        await MeasureAsync(session, connectionString, $"{Large:N0} in {Parts} parts by range of `created_at`", "posts_by_date");
    }

    /// <summary>Ids of version 7 in the order of their creation over a year, with a kilobyte of text that does not compress well.</summary>
    private static string Fill(int posts) => $"""
        INSERT INTO users VALUES ('{Author}', 'ada@example.com', NULL, 'Ada', 'Lovelace', 'user', true, 1, now(), now()) ON CONFLICT DO NOTHING;
        INSERT INTO posts
        SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(number % 4096), 3, '0') || '8' || substr(md5(number::text), 1, 15))::uuid,
          '{Author}', 'Note ' || number, (SELECT string_agg(md5((number * 32 + part)::text), ' ') FROM generate_series(1, 31) part), true, 1, at, at
        FROM generate_series(1, {posts}) number, LATERAL (SELECT timestamptz '2025-01-01Z' + number * interval '365 days' / {posts} AS at) AS created;
        """;

    private static async Task CutAsync(PostgreSqlSession session, string table, Func<int, string> bounds)
    {
        for (var part = 0; part < Parts; part++)
            await session.ExecuteAsync($"CREATE TABLE {table}_{part} PARTITION OF {table} FOR VALUES {bounds(part)}");

        await session.ExecuteAsync($"""
            CREATE INDEX ON {table} (published, created_at, id);
            CREATE INDEX ON {table} (author_id, published, created_at, id);
            CREATE INDEX ON {table} (title);
            INSERT INTO {table} SELECT * FROM posts;
            """);
    }

    private static async Task<double> MillisecondsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.PrepareAsync();
        var took = new List<double>();

        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var reader = await command.ExecuteReaderAsync();

            while (await reader.ReadAsync())
                reader.GetValue(0);

            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return took.Order().ElementAt(Repetitions / 2);
    }

    private static string Milliseconds(double number) => string.Create(CultureInfo.InvariantCulture, $"{number:0.0} ms");

    private async Task MigrateAsync(string connectionString)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, "migrate"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
            Environment = { ["Persistence__Provider"] = "PostgreSql", ["Persistence__ConnectionString"] = connectionString },
        };
        using var migrate = Process.Start(start)!;
        var said = await migrate.StandardOutput.ReadToEndAsync();
        await migrate.WaitForExitAsync();

        if (migrate.ExitCode != 0)
            throw new InvalidOperationException(said);
    }

    private async Task MeasureAsync(PostgreSqlSession session, string connectionString, string what, string table)
    {
        await session.ExecuteAsync($"VACUUM ANALYZE {table}");
        var id = await session.AskAsync<Guid>($"SELECT id FROM {table} ORDER BY created_at OFFSET 5000 LIMIT 1");
        var sizes = await session.AskAsync<string>($"SELECT concat_ws(' | ', pg_size_pretty(sum(pg_table_size(relid))), pg_size_pretty(sum(pg_indexes_size(relid)))) FROM (SELECT relid FROM pg_partition_tree('{table}') UNION SELECT '{table}'::regclass) parts");
        var page = $"SELECT * FROM {table} WHERE published ORDER BY created_at DESC, id DESC LIMIT 20";

        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        string[] times =
        [
            Milliseconds(await MillisecondsAsync(connection, $"SELECT * FROM {table} WHERE id = '{id}' AND published")),
            Milliseconds(await MillisecondsAsync(connection, page)),
            Milliseconds(await MillisecondsAsync(connection, $"{page} OFFSET 5000")),
            Milliseconds(await MillisecondsAsync(connection, $"SELECT count(*) FROM {table} WHERE published")),
        ];
        var row = $"| {what} | {sizes} | {string.Join(" | ", times)} |";

        await Console.Error.WriteLineAsync(row);
        rows.Add(row);
    }
}
