namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>Instances that start at the same time, and may all migrate.</summary>
public sealed class StartTogetherTests : PostgreSqlHostTest
{
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

    private async Task ThatHistoryIsAsync(IReadOnlyList<string> applied)
    {
        Assert.That(applied, Is.Unique.And.Count.GreaterThanOrEqualTo(2));
        Assert.That(await ReadAsync("SELECT migration_id FROM \"__EFMigrationsHistory\" ORDER BY migration_id"), Is.EqualTo(applied));
    }
}
