using Microsoft.Data.Sqlite;

namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>Processes that migrate one SQLite file at the same time, or are killed while they do.</summary>
public sealed class SqliteMigrationTests : HostTest
{
    [Test]
    public async Task Two_apply_each_migration_to_one_file_once()
    {
        var applied = await Host.StartTogetherAsync(2);

        Assert.That(applied, Is.Unique.And.Count.GreaterThanOrEqualTo(2));
        Assert.That(Host.Read("SELECT migration_id FROM __EFMigrationsHistory ORDER BY migration_id"), Is.EqualTo(applied));
    }

    [Test]
    public async Task A_migration_that_was_killed_is_completed_by_the_next_start()
    {
        MakeMigrationsEndless();
        var migrating = Host.Start();
        var applying = await migrating.FindLineAsync("Applying the migration");
        var killed = await migrating.KillAsync();
        var locked = Host.Read("SELECT count(*) FROM __EFMigrationsLock");
        var tables = Host.Read("SELECT count(*) FROM sqlite_master WHERE name = 'users'");
        Host.ChangeDatabase("DROP TRIGGER endless; DROP TABLE numbers");

        var server = await Host.ServeAsync();

        Assert.That(applying, Is.Not.Null, killed.ToString());
        Assert.That(locked, Is.EqualTo(new[] { "1" }), "Entity Framework's lock stays behind, or this test shows nothing.");
        Assert.That(tables, Is.EqualTo(new[] { "0" }));
        Assert.That($"{Host.DatabasePath}-migration-lock", Does.Exist);
        Assert.That((await server.Http.ReadAsync("/api/posts")).Ids(), Is.Empty);
        Assert.That(Host.Read("SELECT migration_id FROM __EFMigrationsHistory ORDER BY migration_id"), Is.Unique.And.Count.GreaterThanOrEqualTo(2));
    }

    [Test]
    public async Task A_file_that_lacks_an_earlier_migration_is_left_alone()
    {
        Assert.ThatSucceeded(await Host.RunAsync("", "migrate"));
        Host.ChangeDatabase("DELETE FROM __EFMigrationsHistory WHERE migration_id LIKE '%_Initial'");

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", "_AddCommits but lacks", "_Initial", Host.DatabasePath, "migrated by half: restore a backup");
    }

    [Test]
    public async Task A_file_with_tables_and_no_history_is_left_as_it_is()
    {
        Directory.CreateDirectory(Host.PathOf("data"));
        Create("CREATE TABLE users (id INTEGER)");

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start. Migrating has stopped", "table \"users\" already exists", Host.DatabasePath, "restore a backup, or choose an empty database");
        Assert.That(Host.Read("SELECT name FROM sqlite_master WHERE name IN ('users', 'posts')"), Is.EqualTo(new[] { "users" }));
    }

    /// <summary>The last step of a migration is a row in the history: a trigger on it that counts a thousand to the fourth comes to no end.</summary>
    private void MakeMigrationsEndless()
    {
        Directory.CreateDirectory(Host.PathOf("data"));
        Create("""
            PRAGMA journal_mode = WAL;
            CREATE TABLE __EFMigrationsHistory (migration_id TEXT NOT NULL PRIMARY KEY, product_version TEXT NOT NULL);
            CREATE TABLE numbers (number INTEGER);
            WITH RECURSIVE counted(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted LIMIT 1000) INSERT INTO numbers SELECT number FROM counted;
            CREATE TRIGGER endless AFTER INSERT ON __EFMigrationsHistory WHEN (SELECT count(*) FROM numbers a, numbers b, numbers c, numbers d) > 0 BEGIN SELECT 1; END;
            """);
    }

    private void Create(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Host.DatabasePath, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
