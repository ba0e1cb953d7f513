using System.Data.Common;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.SqlServer;
using Microsoft.Data.SqlClient;
using Respawn;

namespace CleanBlog.Testing;

/// <summary>
/// Databases on the server that <c>CLEANBLOG_TEST_SQLSERVER</c> names, or in a container. SQL Server has no templates: a clone is
/// migrated like the first.
/// </summary>
internal sealed class SqlServerTestDatabase : TestDatabase
{
    private const string Variable = "CLEANBLOG_TEST_SQLSERVER";
    private const int MaxPoolSize = 40;

    private static readonly string? Given = Environment.GetEnvironmentVariable(Variable);
    private static readonly Lazy<Task<string>> Server = new(StartAsync);

    public override IDatabaseProvider Provider { get; } = new SqlServerProvider();

    public override string? Absence { get; } = string.IsNullOrEmpty(Given) && DockerEngine.Absence is not null
        ? $"No SQL Server: name one in {Variable} (a connection string of a login that may create databases), or start a Docker engine."
        : null;

    protected override IDbAdapter ResetAdapter => DbAdapter.SqlServer;

    public override async Task<string> ReserveAsync()
    {
        var name = $"cleanblog_test_{Guid.CreateVersion7():N}";
        return new SqlConnectionStringBuilder(await Server.Value) { InitialCatalog = name, MaxPoolSize = MaxPoolSize }.ConnectionString;
    }

    public override async Task DropAsync(string connectionString)
    {
        var database = DatabaseOf(connectionString);
        await ExecuteAsync($"ALTER DATABASE [{database}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{database}]");
    }

    public override DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    public override async Task TakeAwayAsync(DbConnection inUse)
    {
        SqlConnection.ClearPool((SqlConnection)inUse);
        await ExecuteAsync($"ALTER DATABASE [{inUse.Database}] SET OFFLINE WITH ROLLBACK IMMEDIATE");
    }

    public override Task BringBackAsync(string connectionString) => ExecuteAsync($"ALTER DATABASE [{DatabaseOf(connectionString)}] SET ONLINE");

    public override string RenameTable(string from, string to) => $"EXEC sp_rename '{from}', '{to}'";

    protected override Task<string> CloneAsync(string templateConnectionString) => MigrateNewAsync();

    private static string DatabaseOf(string connectionString) => new SqlConnectionStringBuilder(connectionString).InitialCatalog;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(await Server.Value);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> StartAsync()
    {
        if (!string.IsNullOrEmpty(Given))
            return Given;

        var container = DockerEngine.SqlServer();
        await container.StartAsync();
        return container.GetConnectionString();
    }
}
