using System.Data.Common;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.PostgreSql;
using Npgsql;
using Respawn;

namespace CleanBlog.Testing;

/// <summary>Databases on the server that this run found or started; a clone is made by the server, from the template.</summary>
internal sealed class PostgreSqlTestDatabase : TestDatabase
{
    /// <summary>Fixtures run side by side, each with a pool of its own.</summary>
    private const int MaxPoolSize = 40;

    public override IDatabaseProvider Provider { get; } = new PostgreSqlProvider();

    public override string? Absence => PostgreSqlServer.Absence;

    protected override IDbAdapter ResetAdapter => DbAdapter.Postgres;

    public override async Task<string> ReserveAsync()
    {
        var server = await PostgreSqlServer.StartedAsync();
        var name = $"cleanblog_test_{Guid.CreateVersion7():N}";
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, MaxPoolSize = MaxPoolSize }.ConnectionString;
    }

    public override async Task DropAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {connection.Database} WITH (FORCE)");
    }

    public override DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString);

    /// <summary>Under another name: the server answers that there is no such database, and does so at once.</summary>
    public override async Task TakeAwayAsync(DbConnection inUse)
    {
        NpgsqlConnection.ClearPool((NpgsqlConnection)inUse);

        // Nobody may come back before it has its other name: it cannot get that while somebody is there.
        await ExecuteAsync($"ALTER DATABASE {inUse.Database} ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{inUse.Database}'");
        await ExecuteAsync($"ALTER DATABASE {inUse.Database} RENAME TO {Aside(inUse.Database)}");
    }

    public override async Task BringBackAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"ALTER DATABASE {Aside(connection.Database)} RENAME TO {connection.Database}");
        await ExecuteAsync($"ALTER DATABASE {connection.Database} ALLOW_CONNECTIONS true");
    }

    private static string Aside(string database) => $"{database}_aside";

    protected override async Task<string> CloneAsync(string templateConnectionString)
    {
        var clone = await ReserveAsync();
        await ExecuteAsync($"CREATE DATABASE {DatabaseOf(clone)} TEMPLATE {DatabaseOf(templateConnectionString)}");
        return clone;
    }

    private static string DatabaseOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static async Task ExecuteAsync(string sql)
    {
        var server = await PostgreSqlServer.StartedAsync();
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
