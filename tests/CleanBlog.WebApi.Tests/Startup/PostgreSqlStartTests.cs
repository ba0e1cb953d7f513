using System.Net;
using Npgsql;

namespace CleanBlog.WebApi.Tests.Startup;

public sealed class PostgreSqlStartTests : PostgreSqlHostTest
{
    [Test]
    public async Task A_database_of_this_version_is_served_as_it_is()
    {
        await UseMigratedDatabaseAsync();

        var server = await Host.ServeAsync();

        using var ready = await server.Http.GetAsync("/health/ready");
        using var posts = await server.Http.GetAsync("/api/posts");
        Assert.That(server.Announcement, Does.Contain($"Database: PostgreSQL database {Settings.Database} at {Settings.Host}:{Settings.Port} |"));
        Assert.That((ready.StatusCode, posts.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Without_leave_to_migrate_a_missing_database_is_refused_and_not_made()
    {
        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", $"PostgreSQL database {Settings.Database} at", "command migrate", "Persistence:MigrateOnStart to true");
        await Assert.ThatAsync(ConnectAsync, Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo(PostgresErrorCodes.InvalidCatalogName));
    }

    [Test]
    public async Task Without_leave_to_migrate_an_empty_database_is_refused_and_stays_so()
    {
        await CreateDatabaseAsync();

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", "is empty or does not exist yet", "lacks all 6 migrations", "command migrate", "Persistence:MigrateOnStart to true");
        Assert.That(await ReadAsync("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"), Is.Empty);
    }

    [Test]
    public async Task A_wrong_password_is_called_by_its_name()
    {
        await CreateDatabaseAsync();
        Host.Settings["Persistence__ConnectionString"] = new NpgsqlConnectionStringBuilder(ConnectionString) { Password = "hunter2" }.ConnectionString;

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", $"PostgreSQL database {Settings.Database} at", "password authentication failed", "Check Persistence:ConnectionString or DATABASE_URL");
    }

    [Test]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await UseMigratedDatabaseAsync();
        await ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_FromTheFuture', '99.0.0')");

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", "29990101000000_FromTheFuture", "which this version does not know", "Start the version that made it, or choose another database.");
    }

    [Test]
    public async Task A_database_that_lacks_an_earlier_migration_is_left_alone()
    {
        await UseMigratedDatabaseAsync();
        await ExecuteAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE migration_id LIKE '%_Initial'");
        Host.Settings["Persistence__MigrateOnStart"] = "true";

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", "_AddCommits but lacks", "_Initial", "migrated by half: restore a backup");
    }

    [Test]
    public async Task A_database_with_tables_and_no_history_is_left_as_it_is()
    {
        await UseMigratedDatabaseAsync();
        await ExecuteAsync("DROP TABLE \"__EFMigrationsHistory\", posts");
        Host.Settings["Persistence__MigrateOnStart"] = "true";

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start. Migrating has stopped", "relation \"users\" already exists", "restore a backup, or choose an empty database");
        Assert.That(await ReadAsync("SELECT relname::text FROM pg_class WHERE relname = 'posts'"), Is.Empty);
    }

    [Test]
    public async Task A_role_that_may_not_change_the_schema_is_told_so()
    {
        await CreateDatabaseAsync();
        var role = $"{Settings.Database}_server";
        await ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'hunter2'; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        Host.Settings["Persistence__ConnectionString"] = new NpgsqlConnectionStringBuilder(ConnectionString) { Username = role, Password = "hunter2" }.ConnectionString;
        Host.Settings["Persistence__MigrateOnStart"] = "true";

        var exit = await Host.RunAsync("");

        await ExecuteAsync($"DROP ROLE {role}");
        Assert.ThatRefused(exit, "CleanBlog cannot start.", "permission denied for schema public");
    }
}
