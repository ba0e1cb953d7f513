using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;
using Npgsql;

namespace CleanBlog.WebApi.Tests.Commands;

public sealed class MigratePostgreSqlTests : PostgreSqlHostTest
{
    [Test]
    public async Task What_is_pending_is_named_and_then_applied_with_progress_to_a_database_that_it_makes()
    {
        var pending = await Host.RunAsync("", "migrate", "pending");
        var migrated = await Host.RunAsync("", "migrate");

        var names = pending.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.ThatSucceeded(pending);
        Assert.ThatSucceeded(migrated);
        Assert.That(names, Has.Length.GreaterThanOrEqualTo(2).And.Ordered.And.All.Match("^[0-9]{14}_[A-Za-z]+$"));
        Assert.That(migrated.Output, Does.StartWith(string.Concat(names.Select((name, i) => $"[{i + 1}/{names.Length}] {name}\n"))));
        Assert.That(migrated.Output, Does.EndWith($"Applied {names.Length} migration(s) to PostgreSQL database {Settings.Database} at {Settings.Host}:{Settings.Port}.\n"));
        Assert.That(await ReadAsync("SELECT migration_id FROM \"__EFMigrationsHistory\" ORDER BY migration_id"), Is.EqualTo(names));
    }

    [TestCase("", "Nothing to apply: PostgreSQL database ")]
    [TestCase("pending", "")]
    public async Task A_database_that_is_up_to_date_stays_so(string subcommand, string output)
    {
        await UseMigratedDatabaseAsync();
        string[] arguments = subcommand.Length == 0 ? ["migrate"] : ["migrate", subcommand];

        var exit = await Host.RunAsync("", arguments);

        Assert.ThatSucceeded(exit);
        Assert.That(exit.Output, output.Length == 0 ? Is.Empty : Does.StartWith(output).And.EndWith(" is up to date.\n"));
    }

    [Test]
    public async Task The_script_fits_an_empty_database_and_a_migrated_one()
    {
        await CreateDatabaseAsync();

        var script = await ScriptAsync();

        await ExecuteAsync(script);
        await ExecuteAsync(script);
        Assert.That(await PostgreSql.ListPendingAsync(ConnectionString), Is.Empty);
    }

    [Test]
    public async Task The_script_fits_a_database_of_the_first_version()
    {
        await CreateDatabaseAsync();
        await PostgreSql.MigrateToFirstAsync(ConnectionString);
        var before = await PostgreSql.ListPendingAsync(ConnectionString);

        await ExecuteAsync(await ScriptAsync());

        Assert.That(before, Is.Not.Empty);
        Assert.That(await PostgreSql.ListPendingAsync(ConnectionString), Is.Empty);
    }

    [Test]
    public async Task A_database_of_a_newer_version_is_left_alone([Values("", "pending")] string subcommand)
    {
        await UseMigratedDatabaseAsync();
        await ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_FromTheFuture', '99.0.0')");
        string[] arguments = subcommand.Length == 0 ? ["migrate"] : ["migrate", subcommand];

        var exit = await Host.RunAsync("", arguments);

        Assert.ThatRefused(exit, "29990101000000_FromTheFuture", "Start the version that made it, or choose another database.");
        Assert.That(exit.Output, Is.Empty);
    }

    [TestCase("TERM")]
    [TestCase("INT")]
    public async Task A_signal_ends_it_and_the_next_completes_it(string signal)
    {
        await CreateDatabaseAsync();
        await using var blocker = await ConnectAsync();
        await using var block = await blocker.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("CREATE TABLE users (id int)", blocker, block);
        await command.ExecuteNonQueryAsync();
        var migrating = Host.Start("migrate");
        await WaitForWaitersAsync(1);
        var interrupted = await migrating.SignalAsync(signal);
        await block.RollbackAsync();

        var migrated = await Host.RunAsync("", "migrate");

        Assert.ThatRefused(interrupted, "Interrupted. Run it again to complete it.");
        Assert.ThatSucceeded(migrated);
        Assert.That(migrated.Output, Does.StartWith("[1/"));
        Assert.That(await PostgreSql.ListPendingAsync(ConnectionString), Is.Empty);
    }

    [TestCase("create-admin", "--email", "root@example.com")]
    [TestCase("import", "--file", "posts.jsonl")]
    public async Task Other_commands_on_a_database_that_is_yet_to_be_migrated_say_what_to_do(params string[] arguments)
    {
        await Host.WriteAsync("posts.jsonl", "");

        var exit = await Host.RunAsync(AUser.Password + "\n", arguments);

        Assert.ThatRefused(exit, $"PostgreSQL database {Settings.Database} at", "Apply them with the command migrate, or set Persistence:MigrateOnStart to true.");
        Assert.That(exit.Output, Is.Empty);
    }

    private async Task<string> ScriptAsync()
    {
        var script = await Host.RunAsync("", "migrate", "script");

        Assert.ThatSucceeded(script);
        return script.Output;
    }
}
