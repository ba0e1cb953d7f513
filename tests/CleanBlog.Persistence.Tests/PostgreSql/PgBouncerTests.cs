using System.Collections.Concurrent;
using System.Reflection;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CleanBlog.Persistence.Tests.PostgreSql;

/// <summary>Migrating through PgBouncer in transaction mode, which gives each transaction any session there is.</summary>
public sealed class PgBouncerTests
{
    private string direct = "";
    private PgBouncer? bouncer;

    [SetUp]
    public async Task StartBouncer()
    {
        var server = new OnlyPostgreSql();
        RequiredDatabases.SkipWithout(server.Provider.Name, server.Absence ?? PgBouncer.Absence);

        direct = await server.ReserveAsync();
        await CreateDatabaseAsync();
        bouncer = await PgBouncer.StartAsync(direct, BouncedPostgreSql.PoolSize);
    }

    [TearDown]
    public async Task StopBouncer()
    {
        if (bouncer is null)
            return;

        await bouncer.DisposeAsync();
        await new OnlyPostgreSql().DropAsync(direct);
    }

    [Test]
    public async Task Instances_that_migrate_at_the_same_time_wait_for_each_other()
    {
        var known = Database().Provider.GetType().Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>();
        var applied = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Schema().MigrateAsync(applied.Add, CancellationToken.None)));

        Assert.That(applied, Is.EquivalentTo(known));
        Assert.That(await Schema().IsCurrentAsync(CancellationToken.None), Is.True);
    }

    private DatabaseSchema Schema() => new(Database(), NullLogger<DatabaseSchema>.Instance);

    private Database Database() => new(
        Options.Create(new PersistenceOptions { Provider = "PostgreSql", ConnectionString = bouncer!.ConnectionString + BouncedPostgreSql.Settings }),
        [new OnlyPostgreSql().Provider]);

    /// <summary>A bouncer remembers for a while that a database was missing, so an operator makes it beforehand.</summary>
    private async Task CreateDatabaseAsync()
    {
        await using var session = await PostgreSqlSession.OpenAsync((await PostgreSqlServer.StartedAsync()).ConnectionString);
        await session.ExecuteAsync($"CREATE DATABASE {new NpgsqlConnectionStringBuilder(direct).Database}");
    }
}
