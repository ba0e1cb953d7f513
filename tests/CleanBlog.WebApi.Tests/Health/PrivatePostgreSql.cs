using System.Data.Common;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.PostgreSql;
using CleanBlog.Testing;
using Npgsql;
using Respawn;

namespace CleanBlog.WebApi.Tests.Health;

/// <summary>A PostgreSQL server of one fixture's own, which it may kill and start again.</summary>
public sealed class PrivatePostgreSql : TestDatabase
{
    private PostgreSqlCluster? cluster;

    public override IDatabaseProvider Provider { get; } = new PostgreSqlProvider();

    public override string? Absence => PostgreSqlCluster.Absence;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(cluster!.ConnectionString) { Database = "cleanblog" }.ConnectionString;

    protected override IDbAdapter ResetAdapter => DbAdapter.Postgres;

    public override async Task<string> ReserveAsync()
    {
        cluster = await PostgreSqlCluster.CreateAsync();
        return ConnectionString;
    }

    public Task KillAsync() => cluster!.KillAsync();

    public Task StartAsync() => cluster!.StartAsync();

    public override async Task DropAsync(string connectionString)
    {
        if (cluster is not null)
            await cluster.DisposeAsync();
    }

    /// <summary>Always a new one: a pooled one could be of a server that was killed.</summary>
    public override DbConnection Connect(string connectionString) => new NpgsqlConnection($"{connectionString};Pooling=False");

    /// <summary>There is one fixture, which takes the template itself.</summary>
    protected override Task<string> CloneAsync(string templateConnectionString) => Task.FromResult(templateConnectionString);
}
