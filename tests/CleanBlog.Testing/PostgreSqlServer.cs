using Npgsql;

namespace CleanBlog.Testing;

/// <summary>
/// The PostgreSQL server that the tests of a process share: the one named in CLEANBLOG_TEST_POSTGRESQL, else one in a container, else a
/// throw-away one from installed binaries.
/// </summary>
public sealed class PostgreSqlServer
{
    /// <summary>Holds an Npgsql connection string of a role that may create databases.</summary>
    private const string Variable = "CLEANBLOG_TEST_POSTGRESQL";

    private static readonly Lazy<Task<PostgreSqlServer>> Started = new(StartAsync);

    private readonly IAsyncDisposable? own;

    private PostgreSqlServer(string connectionString, Version version, IAsyncDisposable? own) =>
        (ConnectionString, Version, this.own) = (connectionString, version, own);

    /// <summary>Why there is no server here and what to do about it, or null. It is decided without starting one.</summary>
    public static string? Absence { get; } = Given is not null || DockerEngine.Absence is null || PostgreSqlCluster.Absence is null
        ? null
        : $"There is no PostgreSQL: name a server in {Variable}, start a Docker engine, or install PostgreSQL's server and put initdb on the PATH.";

    /// <summary>Leads to a database that is for creating others.</summary>
    public string ConnectionString { get; }

    public Version Version { get; }

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    /// <summary>The server, which the first call starts.</summary>
    public static Task<PostgreSqlServer> StartedAsync() => Started.Value;

    /// <summary>Ends it if it was started and is our own.</summary>
    public static async Task StopAsync()
    {
        if (Started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } && (await Started.Value).own is { } own)
            await own.DisposeAsync();
    }

    private static async Task<PostgreSqlServer> StartAsync()
    {
        if (Given is { } given)
            return await ConnectAsync(given, own: null);

        if (DockerEngine.Absence is null)
        {
            var container = DockerEngine.PostgreSql();
            await container.StartAsync();
            return await ConnectAsync(container.GetConnectionString(), container);
        }

        var cluster = await PostgreSqlCluster.CreateAsync(durable: false);
        return await ConnectAsync(cluster.ConnectionString, cluster);
    }

    private static async Task<PostgreSqlServer> ConnectAsync(string connectionString, IAsyncDisposable? own)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Database ??= "postgres";

        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return new(settings.ConnectionString, connection.PostgreSqlVersion, own);
    }
}
