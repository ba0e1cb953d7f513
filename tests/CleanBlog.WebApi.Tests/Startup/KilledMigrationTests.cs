using Npgsql;

namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>A process that is killed in the middle of a migration stops nobody.</summary>
public sealed class KilledMigrationTests : PostgreSqlHostTest
{
    private NpgsqlConnection blocker = null!;
    private NpgsqlTransaction block = null!;

    /// <summary>A migration stops in its middle: it waits for this transaction, which makes one of its tables.</summary>
    [SetUp]
    public async Task BlockMigrations()
    {
        Host.Settings["Persistence__MigrateOnStart"] = "true";
        await CreateDatabaseAsync();
        blocker = await ConnectAsync();
        block = await blocker.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("CREATE TABLE users (id int)", blocker, block);
        await command.ExecuteNonQueryAsync();
    }

    [TearDown]
    public async Task Unblock() => await blocker.DisposeAsync();

    [Test]
    public async Task The_next_start_completes_it()
    {
        var migrating = Host.Start();
        await WaitForWaitersAsync(1);
        await migrating.KillAsync();
        await block.RollbackAsync();

        var server = await Host.ServeAsync();

        await ThatSchemaIsCompleteAsync(server);
    }

    [Test]
    public async Task One_that_waits_takes_over()
    {
        var migrating = Host.Start();
        await WaitForWaitersAsync(1);
        var waiting = Host.ServeAsync();
        await WaitForWaitersAsync(2);
        await migrating.KillAsync();
        await block.RollbackAsync();

        var server = await waiting;

        await ThatSchemaIsCompleteAsync(server);
    }

    private async Task ThatSchemaIsCompleteAsync(RunningServer server)
    {
        Assert.That((await server.Http.ReadAsync("/api/posts")).Ids(), Is.Empty);
        Assert.That(await ReadAsync("SELECT migration_id FROM \"__EFMigrationsHistory\""), Is.Unique.And.Count.GreaterThanOrEqualTo(2));
        Assert.That(await ReadAsync("SELECT column_name::text FROM information_schema.columns WHERE table_name = 'users'"), Has.Count.GreaterThan(5));
    }
}
