using System.Data.Common;
using CleanBlog.Infrastructure.Persistence;
using Npgsql;
using Respawn;

namespace CleanBlog.Testing;

/// <summary>The shared PostgreSQL server, for fixtures that test what only it does.</summary>
public class OnlyPostgreSql : TestDatabase
{
    private static readonly TestDatabase Shared = Kinds.OfType<PostgreSqlTestDatabase>().Single();

    public static IEnumerable<TestFixtureData> Fixture => [AsFixture(new OnlyPostgreSql())];

    public override IDatabaseProvider Provider => Shared.Provider;

    public override string? Absence => Shared.Absence;

    /// <summary>The connection string of the fixture's database, whatever stands between it and the application.</summary>
    public string Direct { get; private set; } = "";

    protected override IDbAdapter ResetAdapter => DbAdapter.Postgres;

    public override async Task<string> CreateAsync()
    {
        RequiredDatabases.SkipWithout(Provider.Name, Absence);

        Direct = await Shared.CreateAsync();
        return await LeadAsync(Direct);
    }

    public override Task<string> ReserveAsync() => Shared.ReserveAsync();

    public override Task DropAsync(string connectionString) => Shared.DropAsync(connectionString);

    public override DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString);

    public override Task TakeAwayAsync(DbConnection inUse) => Shared.TakeAwayAsync(inUse);

    public override Task BringBackAsync(string connectionString) => Shared.BringBackAsync(connectionString);

    public Task<PostgreSqlSession> OpenSessionAsync() => PostgreSqlSession.OpenAsync(Direct);

    protected override Task<string> CloneAsync(string templateConnectionString) => Shared.CreateAsync();

    /// <summary>The connection string by which the application goes.</summary>
    protected virtual Task<string> LeadAsync(string connectionString) => Task.FromResult(connectionString);
}

/// <summary>PostgreSQL behind a proxy that cuts connections.</summary>
public sealed class ProxiedPostgreSql : OnlyPostgreSql
{
    public static new IEnumerable<TestFixtureData> Fixture => [AsFixture(new ProxiedPostgreSql())];

    public TcpProxy Proxy { get; private set; } = null!;

    public override async Task DropAsync(string connectionString)
    {
        await base.DropAsync(connectionString);
        await Proxy.DisposeAsync();
    }

    protected override Task<string> LeadAsync(string connectionString)
    {
        Proxy = new TcpProxy(connectionString);
        return Task.FromResult(Proxy.ConnectionString);
    }
}

/// <summary>PostgreSQL behind PgBouncer in transaction mode, which has fewer connections than clients.</summary>
public sealed class BouncedPostgreSql : OnlyPostgreSql
{
    public const int PoolSize = 5;

    /// <summary>What a connection string needs beside the place: no state that outlives a transaction.</summary>
    public const string Settings = ";No Reset On Close=true;Max Auto Prepare=0";

    private PgBouncer? bouncer;

    public static new IEnumerable<TestFixtureData> Fixture => [AsFixture(new BouncedPostgreSql())];

    public override string? Absence => base.Absence ?? PgBouncer.Absence;

    public override async Task DropAsync(string connectionString)
    {
        await base.DropAsync(connectionString);
        await bouncer!.DisposeAsync();
    }

    protected override async Task<string> LeadAsync(string connectionString)
    {
        bouncer = await PgBouncer.StartAsync(connectionString, PoolSize);
        return bouncer.ConnectionString + Settings;
    }
}

/// <summary>A PostgreSQL server of the fixture's own, which it can kill and start again; the application's role is no superuser.</summary>
public sealed class OwnPostgreSql : OnlyPostgreSql
{
    public const string Role = "cleanblog";

    /// <summary>No word that a log holds anyway.</summary>
    private const string PasswordOfRole = "Jacquard-Loom-1804";

    private PostgreSqlCluster? cluster;

    public static new IEnumerable<TestFixtureData> Fixture => [AsFixture(new OwnPostgreSql())];

    public override string? Absence => PostgreSqlCluster.Absence;

    public PostgreSqlCluster Cluster => cluster!;

    public override async Task<string> CreateAsync()
    {
        RequiredDatabases.SkipWithout(Provider.Name, Absence);

        cluster = await PostgreSqlCluster.CreateAsync();
        var connectionString = await MigrateNewAsync();

        await using var session = await PostgreSqlSession.OpenAsync(connectionString);
        await session.ExecuteAsync($"CREATE ROLE {Role} LOGIN PASSWORD '{PasswordOfRole}'; GRANT ALL ON ALL TABLES IN SCHEMA public TO {Role}");

        return new NpgsqlConnectionStringBuilder(connectionString) { Username = Role, Password = PasswordOfRole }.ConnectionString;
    }

    public override Task<string> ReserveAsync() =>
        Task.FromResult(new NpgsqlConnectionStringBuilder(Cluster.ConnectionString) { Database = "cleanblog" }.ConnectionString);

    public override async Task DropAsync(string connectionString) => await Cluster.DisposeAsync();

    /// <summary>Not one that died with the server.</summary>
    public override DbConnection Connect(string connectionString) => new NpgsqlConnection($"{connectionString};Pooling=false");
}
