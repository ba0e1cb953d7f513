namespace CleanBlog.WebApi.Tests.Startup;

public sealed class DatabaseChoiceTests : HostTest
{
    [TestCase("sqlite:///relative.db", "relative.db")]
    [TestCase("sqlite:///deep/my%20blog.db", "deep/my blog.db")]
    [TestCase("sqlite+aiosqlite:///relative.db", "relative.db")]
    public async Task A_relative_url_starts_at_the_content_root(string url, string path)
    {
        Host.Settings["DATABASE_URL"] = url;

        var server = await Host.ServeAsync();

        Assert.That(server.Announcement, Does.Contain($"Database: SQLite file {Host.PathOf(path)} |"));
        Assert.That(Host.PathOf(path), Does.Exist);
        Assert.That(Host.DatabasePath, Does.Not.Exist);
    }

    [Test]
    public async Task An_absolute_url_is_taken_as_it_is()
    {
        using var elsewhere = new HostFolder { Connect = Host.Connect };
        var path = elsewhere.PathOf("blog.db");
        Host.Settings["DATABASE_URL"] = $"sqlite+aiosqlite:///{path}";

        var server = await Host.ServeAsync();
        await server.Process.TerminateAsync();

        Assert.That(server.Announcement, Does.Contain($"Database: SQLite file {path} |"));
        Assert.That(path, Does.Exist);
        Assert.That(Host.DatabasePath, Does.Not.Exist);
    }

    [Test]
    public async Task A_connection_string_wins_over_a_url()
    {
        Host.Settings["DATABASE_URL"] = "sqlite:///by-url.db";
        Host.Settings["Persistence__ConnectionString"] = "Data Source=by-string.db";

        var server = await Host.ServeAsync();

        Assert.That(server.Announcement, Does.Contain($"SQLite file {Host.PathOf("by-string.db")} |"));
        Assert.That(Host.PathOf("by-url.db"), Does.Not.Exist);
    }

    [Test]
    public async Task A_database_with_a_newer_migration_is_left_alone()
    {
        Assert.ThatSucceeded(await Host.ImportAsync(await Host.WriteAsync("empty.jsonl", "")));
        Host.ChangeDatabase("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_FromTheFuture', '99.0.0')");
        var before = await File.ReadAllBytesAsync(Host.DatabasePath);

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", "29990101000000_FromTheFuture", Host.DatabasePath, "or choose another database");
        Assert.That(await File.ReadAllBytesAsync(Host.DatabasePath), Is.EqualTo(before));
    }

    [Test]
    public async Task Without_leave_to_migrate_a_new_database_is_refused()
    {
        Host.Settings["Persistence__MigrateOnStart"] = "false";

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", "is empty or does not exist yet", "lacks all 6 migrations", "command migrate", "Persistence:MigrateOnStart to true");
    }

    [Test]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        var path = await Host.WriteAsync("notes.txt", string.Concat(Enumerable.Repeat("These are notes and no database. ", 200)));
        var before = await File.ReadAllBytesAsync(path);
        Host.Settings["DATABASE_URL"] = "sqlite:///notes.txt";

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", path, "file is not a database", "Persistence:ConnectionString or DATABASE_URL");
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(before));
    }

    [Test]
    public async Task A_place_that_cannot_be_a_folder_is_refused()
    {
        var path = await Host.WriteAsync("notes.txt", "No folder.");
        Host.Settings["DATABASE_URL"] = "sqlite:///notes.txt/blog.db";

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", $"{path}/blog.db", "that it can be reached, and read and written by this user");
    }

    /// <summary>Not even root may write there, as whom a build may run.</summary>
    [Test]
    [Platform("Linux")]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        Host.Settings["DATABASE_URL"] = "sqlite:////proc/blog.db";

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", "/proc/blog.db", "that it can be reached, and read and written by this user");
    }
}
