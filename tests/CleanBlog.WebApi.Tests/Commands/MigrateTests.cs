using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Commands;

public sealed class MigrateTests : HostTest
{
    private static readonly TestDatabase Sqlite = TestDatabase.Kinds.Single(database => string.Equals(database.Provider.Name, "Sqlite", StringComparison.Ordinal));

    private string ConnectionString => $"Data Source={Host.DatabasePath}";

    [Test]
    public async Task What_is_pending_is_named_and_then_applied_with_progress()
    {
        var pending = await Host.RunAsync("", "migrate", "pending");
        var migrated = await Host.RunAsync("", "migrate");

        var names = pending.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.ThatSucceeded(pending);
        Assert.ThatSucceeded(migrated);
        Assert.That(names, Has.Length.GreaterThanOrEqualTo(2).And.Ordered.And.All.Match("^[0-9]{14}_[A-Za-z]+$"));
        Assert.That(migrated.Output, Is.EqualTo($"{string.Concat(names.Select((name, i) => $"[{i + 1}/{names.Length}] {name}\n"))}Applied {names.Length} migration(s) to SQLite file {Host.DatabasePath}.\n"));
        Assert.That(Host.Read("SELECT migration_id FROM __EFMigrationsHistory ORDER BY migration_id"), Is.EqualTo(names));
    }

    [TestCase("", "Nothing to apply: SQLite file {0} is up to date.\n")]
    [TestCase("pending", "")]
    [TestCase("script", "")]
    public async Task A_file_that_is_up_to_date_stays_so(string subcommand, string output)
    {
        await UseFileAsync(await Sqlite.CreateAsync());
        string[] arguments = subcommand.Length == 0 ? ["migrate"] : ["migrate", subcommand];

        var exit = await Host.RunAsync("", arguments);

        Assert.ThatSucceeded(exit);
        Assert.That(exit.Output, Is.EqualTo(output.Replace("{0}", Host.DatabasePath, StringComparison.Ordinal)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_script_brings_this_very_file_up_to_date(bool hasTheFirst)
    {
        Directory.CreateDirectory(Host.PathOf("data"));

        if (hasTheFirst)
            await Sqlite.MigrateToFirstAsync(ConnectionString);

        var script = await Host.RunAsync("", "migrate", "script");

        Assert.ThatSucceeded(script);
        Assert.That(script.Output.Contains("CREATE TABLE \"users\"", StringComparison.Ordinal), Is.Not.EqualTo(hasTheFirst));
        await File.AppendAllTextAsync(Host.DatabasePath, "");
        Host.ChangeDatabase(script.Output);
        Assert.That(await Sqlite.ListPendingAsync(ConnectionString), Is.Empty);
    }

    [Test]
    public async Task The_script_for_a_file_that_is_not_there_makes_none()
    {
        var script = await Host.RunAsync("", "migrate", "script");

        Assert.ThatSucceeded(script);
        Assert.That(Host.DatabasePath, Does.Not.Exist);
    }

    [Test]
    public async Task The_script_for_SQL_Server_needs_no_server()
    {
        Host.Settings["Persistence__Provider"] = "SqlServer";
        Host.Settings["Persistence__ConnectionString"] = "Server=127.0.0.1,1;Database=blog;User Id=ada;Password=hunter2;Connect Timeout=2";

        var script = await Host.RunAsync("", "migrate", "script");

        Assert.ThatSucceeded(script);
        Assert.That(script.Output, Does.Contain("CREATE TABLE [users]").And.Contain("CREATE TABLE [commits]").And.Contain("IF NOT EXISTS").And.Contain("\nGO\n"));
    }

    [TestCase]
    [TestCase("pending")]
    public async Task A_server_that_does_not_answer_is_said(params string[] subcommand)
    {
        Host.Settings["DATABASE_URL"] = "postgresql://ada:hunter2@127.0.0.1:1/blog";

        var exit = await Host.RunAsync("", ["migrate", .. subcommand]);

        Assert.ThatRefused(exit, "CleanBlog cannot start. The database cannot be used: PostgreSQL database blog at 127.0.0.1:1", "Failed to connect", "Check Persistence:ConnectionString or DATABASE_URL");
        Assert.That(exit.Output, Is.Empty);
    }

    [Test]
    public async Task A_file_of_a_newer_version_is_left_alone()
    {
        await UseFileAsync(await Sqlite.CreateAsync());
        Host.ChangeDatabase("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0.0')");

        var exit = await Host.RunAsync("", "migrate");

        Assert.ThatRefused(exit, "29990101000000_FromTheFuture", Host.DatabasePath, "or choose another database");
        Assert.That(exit.Output, Is.Empty);
    }

    [TestCase("back")]
    [TestCase("script", "hunter2")]
    public async Task What_it_does_not_know_does_nothing(params string[] arguments)
    {
        var exit = await Host.RunAsync("", ["migrate", .. arguments]);

        Assert.ThatRefused(exit, "not known here", "--help");
        Assert.That(Host.DatabasePath, Does.Not.Exist);
    }

    private async Task UseFileAsync(string connectionString)
    {
        Directory.CreateDirectory(Host.PathOf("data"));
        File.Copy(Sqlite.Connect(connectionString).DataSource, Host.DatabasePath);
        await Sqlite.DropAsync(connectionString);
    }
}
