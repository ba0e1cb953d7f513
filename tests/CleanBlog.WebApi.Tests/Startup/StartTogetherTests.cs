using Npgsql;

namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>Instances that start at the same time, and may all migrate.</summary>
public sealed class StartTogetherTests : PostgreSqlHostTest
{
    /// <summary>The key of the lock is the same in every version, so that versions wait for each other.</summary>
    private const long AsciiOfCleanBlg = 0x436C65616E426C67;

    [SetUp]
    public void MayMigrate() => Host.Settings["Persistence__MigrateOnStart"] = "true";

    [Test]
    public async Task Five_make_a_missing_database_and_apply_each_migration_once()
    {
        var applied = await Host.StartTogetherAsync(5);

        await ThatHistoryIsAsync(applied);
    }

    [Test]
    public async Task Two_apply_each_migration_to_an_empty_database_once()
    {
        await CreateDatabaseAsync();

        var applied = await Host.StartTogetherAsync(2);

        await ThatHistoryIsAsync(applied);
    }

    [Test]
    public async Task One_that_may_not_migrate_yet_waits_for_its_turn()
    {
        await CreateDatabaseAsync();
        await using var holder = await ConnectAsync();
        await using var turn = await holder.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({AsciiOfCleanBlg})", holder);
        await hold.ExecuteNonQueryAsync();

        var starting = Host.ServeAsync();
        await WaitForWaitersAsync(1);
        var appliedMeanwhile = await ReadAsync("SELECT relname::text FROM pg_class WHERE relname = 'users'");
        await turn.RollbackAsync();
        await starting;

        Assert.That(appliedMeanwhile, Is.Empty);
    }

    private async Task ThatHistoryIsAsync(IReadOnlyList<string> applied)
    {
        Assert.That(applied, Is.Unique.And.Count.GreaterThanOrEqualTo(2));
        Assert.That(await ReadAsync("SELECT migration_id FROM \"__EFMigrationsHistory\" ORDER BY migration_id"), Is.EqualTo(applied));
    }
}
