using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Persistence.Tests.Sqlite;

public sealed class DatabaseStartupTests
{
    private TemporaryFolder folder = null!;

    private string FilePath => folder.File("blog.db");

    [SetUp]
    public void CreateFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public async Task A_missing_folder_is_created()
    {
        var path = folder.File(Path.Combine("not", "there", "yet.db"));

        await StartAsync(("Persistence:ConnectionString", $"Data Source={path};Pooling=False"));

        Assert.That(File.Exists(path), Is.True);
    }

    [Test]
    public async Task The_default_file_lies_under_the_content_root()
    {
        await StartAsync(("Persistence:ConnectionString", "Data Source=data/cleanblog.db;Pooling=False"));

        Assert.That(File.Exists(folder.File(Path.Combine("data", "cleanblog.db"))), Is.True);
    }

    [Test]
    public async Task A_url_chooses_the_database()
    {
        await StartAsync(("DATABASE_URL", "sqlite:///by-url.db"));

        Assert.That(File.Exists(folder.File("by-url.db")), Is.True);
    }

    [Test]
    public async Task A_second_start_changes_nothing()
    {
        await StartOnFileAsync();
        var migrations = CountMigrations();

        await StartOnFileAsync();

        Assert.That(CountMigrations(), Is.EqualTo(migrations));
    }

    [Test]
    public async Task A_database_of_a_newer_version_stops_the_start()
    {
        await StartOnFileAsync();
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0.0')");

        await Assert.ThatAsync(
            () => StartOnFileAsync(),
            Throws.TypeOf<StartupException>().With.Message.Contains("29990101000000_FromTheFuture").And.Message.Contains(FilePath));
    }

    [Test]
    public Task Pending_migrations_stop_a_start_that_may_not_apply_them() =>
        Assert.ThatAsync(
            () => StartOnFileAsync(("Persistence:MigrateOnStart", "false")),
            Throws.TypeOf<StartupException>().With.Message.Contains("Persistence:MigrateOnStart"));

    [Test]
    public async Task A_start_that_may_not_migrate_accepts_a_database_that_is_up_to_date()
    {
        await StartOnFileAsync();

        await Assert.ThatAsync(() => StartOnFileAsync(("Persistence:MigrateOnStart", "false")), Throws.Nothing);
    }

    [Test]
    public async Task A_file_that_is_no_database_stops_the_start()
    {
        await File.WriteAllTextAsync(FilePath, new string('x', 4096));

        await Assert.ThatAsync(() => StartOnFileAsync(), Throws.TypeOf<StartupException>().With.Message.Contains("The database cannot be used").And.Message.Contains(FilePath));
    }

    [Test]
    public async Task A_folder_that_cannot_be_made_stops_the_start()
    {
        await File.WriteAllTextAsync(folder.File("file"), "");

        await Assert.ThatAsync(
            () => StartAsync(("Persistence:ConnectionString", $"Data Source={folder.File(Path.Combine("file", "blog.db"))}")),
            Throws.TypeOf<StartupException>().With.Message.Contains("The database cannot be used"));
    }

    [Test]
    public async Task Users_of_an_older_version_are_ones_that_are_found_once_it_has_migrated()
    {
        await StartOnFileAsync();
        await MigrateDownToAsync("IndexNumberedChangesAlone");
        Execute("INSERT INTO users (id, email, first_name, last_name, role, is_active, version, created_at, updated_at) VALUES ('019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f', 'zoe@example.com', 'Zoë', 'Ångström', 'user', 1, 3, '2026-01-02 12:00:00', '2026-01-02 12:00:00')");

        await StartOnFileAsync();

        Assert.That(Ask("SELECT search_text || ' ' || version FROM users"), Is.EqualTo("zoe@example.com\nzoe\nangstrom 3"));
    }

    private async Task MigrateDownToAsync(string migration)
    {
        await using var services = AHost.With(folder.Path, "Development", ("Persistence:ConnectionString", $"Data Source={FilePath};Pooling=False"));
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BlogDbContext>().GetService<IMigrator>().MigrateAsync(migration);
    }

    private Task StartOnFileAsync(params (string Key, string Value)[] settings) =>
        StartAsync([("Persistence:ConnectionString", $"Data Source={FilePath};Pooling=False"), .. settings]);

    private async Task StartAsync(params (string Key, string Value)[] settings)
    {
        await using var services = AHost.With(folder.Path, "Development", settings);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().PrepareAsync(CancellationToken.None);
    }

    private long CountMigrations() => (long)Ask("SELECT count(*) FROM __EFMigrationsHistory");

    private object Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
