using CleanBlog.Testing;
using Npgsql;

namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>Tests of the host as a process on a PostgreSQL server. Each has a database name of its own, and nothing there yet.</summary>
public abstract class PostgreSqlHostTest : HostTest
{
    private const string Provider = "PostgreSql";

    private string connectionString = "";

    protected static TestDatabase PostgreSql { get; } = TestDatabase.Kinds.Single(database => string.Equals(database.Provider.Name, Provider, StringComparison.Ordinal));

    /// <summary>In the settings of every process; it goes with the test.</summary>
    protected string ConnectionString
    {
        get => connectionString;

        set
        {
            connectionString = value;
            Host.Settings["Persistence__ConnectionString"] = value;

            if (Settings.Password is { Length: > 0 } password)
                Host.Passwords.Add(password);
        }
    }

    protected NpgsqlConnectionStringBuilder Settings => new(connectionString) { Pooling = false };

    [SetUp]
    public async Task ReserveDatabase()
    {
        RequiredDatabases.SkipWithout(Provider, PostgreSqlServer.Absence);

        Host.Settings["Persistence__Provider"] = Provider;
        ConnectionString = await PostgreSql.ReserveAsync();
    }

    [TearDown]
    public async Task DropDatabase()
    {
        if (connectionString.Length > 0)
            await PostgreSql.DropAsync(connectionString);
    }

    /// <summary>Makes the database as an administrator would, with nothing in it.</summary>
    protected async Task CreateDatabaseAsync()
    {
        var server = await PostgreSqlServer.StartedAsync();
        await ExecuteAsync(server.ConnectionString, $"CREATE DATABASE {Settings.Database}");
    }

    /// <summary>Takes a database of this version instead.</summary>
    protected async Task UseMigratedDatabaseAsync() => ConnectionString = await PostgreSql.CreateAsync();

    /// <summary>Goes without PostgreSQL, on the SQLite file that a server makes for itself.</summary>
    protected void UseSqlite()
    {
        Host.Settings.Remove("Persistence__Provider");
        Host.Settings.Remove("Persistence__ConnectionString");
    }

    protected Task ExecuteAsync(string sql) => ExecuteAsync(Settings.ConnectionString, sql);

    protected async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();

        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));

        return rows;
    }

    protected async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(Settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Waits until this many processes wait in the database for another one.</summary>
    protected async Task WaitForWaitersAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        while ((await ReadAsync("SELECT wait_event FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).Count < count)
            await timer.WaitForNextTickAsync(patience.Token);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
