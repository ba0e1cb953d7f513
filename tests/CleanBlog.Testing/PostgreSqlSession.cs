using Npgsql;

namespace CleanBlog.Testing;

/// <summary>Another client of a PostgreSQL database: it holds locks, watches the application's sessions and ends them.</summary>
public sealed class PostgreSqlSession : IAsyncDisposable
{
    private const string Application = "FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'CleanBlog'";

    private readonly NpgsqlConnection connection;

    private PostgreSqlSession(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<PostgreSqlSession> OpenAsync(string connectionString)
    {
        var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await opened.OpenAsync();
        return new(opened);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>How many sessions the application has.</summary>
    public Task<long> CountApplicationAsync() => CountAsync(Application);

    /// <summary>Waits until this many sessions of the application wait for a lock.</summary>
    public Task UntilApplicationWaitsAsync(int sessions) => Eventually.HoldsAsync(
        $"{sessions} sessions waited for a lock", async () => await CountAsync($"{Application} AND wait_event_type = 'Lock'") == sessions);

    /// <summary>Ends every session of the application as an administrator would, and waits until they are gone.</summary>
    public async Task TerminateApplicationAsync()
    {
        var ended = await AskAsync<string>($"SELECT coalesce(string_agg(pid::text, ',') FILTER (WHERE pg_terminate_backend(pid)), '0') {Application}");
        await Eventually.HoldsAsync("the sessions ended", async () => await CountAsync($"{Application} AND pid IN ({ended})") == 0);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<long> CountAsync(string sessions)
    {
        // A transaction would go on seeing what it saw first.
        await ExecuteAsync("SELECT pg_stat_clear_snapshot()");
        return await AskAsync<long>($"SELECT count(*) {sessions}");
    }
}
