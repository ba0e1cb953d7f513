using CleanBlog.Application.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace CleanBlog.Persistence.Tests.Sqlite;

/// <summary>What lies in the file, and how the application opens it.</summary>
public sealed class SqliteStorageTests
{
    private const string FileName = "blog.db";

    private TemporaryFolder folder = null!;
    private ServiceProvider services = null!;

    [SetUp]
    public async Task Start()
    {
        folder = new TemporaryFolder();
        services = AHost.With(folder.Path, "Development", ("Persistence:ConnectionString", $"Data Source={FileName}"));
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().PrepareAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task Stop()
    {
        await services.DisposeAsync();

        using (var connection = new SqliteConnection($"Data Source={folder.File(FileName)};Default Timeout=30"))
            SqliteConnection.ClearPool(connection);

        folder.Dispose();
    }

    [TestCase("journal_mode", "wal")]
    [TestCase("synchronous", "2")]
    [TestCase("foreign_keys", "1")]
    public async Task A_connection_of_the_application_is_durable_and_keeps_its_references(string pragma, string expected)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        await context.Database.OpenConnectionAsync();

        Assert.That(await ScalarAsync(context, $"PRAGMA {pragma}"), Is.EqualTo(expected));
    }

    [TestCase("journal_mode", "wal")]
    [TestCase("synchronous", "2")]
    [TestCase("foreign_keys", "1")]
    public void A_connection_that_is_opened_synchronously_is_no_different(string pragma, string expected)
    {
        using var scope = services.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        context.Database.OpenConnection();
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";

        Assert.That($"{command.ExecuteScalar()}", Is.EqualTo(expected));
    }

    [TestCase("synchronous", "2")]
    [TestCase("foreign_keys", "1")]
    public async Task A_connection_that_was_used_before_is_no_different_and_needs_no_statement_for_it(string pragma, string expected)
    {
        List<string> statements = [];
        var first = await OpenAndCloseAsync(handle => raw.sqlite3_trace(handle, (_, sql) => statements.Add(sql), null));

        var second = await OpenAndCloseAsync(_ => { });

        Assert.That(second, Is.SameAs(first));
        Assert.That(statements, Is.Empty);
        Assert.That(await StoredAsync($"PRAGMA {pragma}"), Is.EqualTo(expected));
        Assert.That(statements, Has.Count.EqualTo(1));
    }

    [TestCase("synchronous", "2")]
    [TestCase("foreign_keys", "1")]
    public async Task A_connection_beside_others_is_no_different(string pragma, string expected)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BlogDbContext>().Database.OpenConnectionAsync();

        Assert.That(await StoredAsync($"PRAGMA {pragma}"), Is.EqualTo(expected));
    }

    /// <summary>
    /// The driver leaves SQLite's own waiting off and repeats a busy statement until the command's time is up; BEGIN and COMMIT are
    /// commands with the connection's default.
    /// </summary>
    [Test]
    public async Task A_statement_waits_up_to_30_seconds_for_its_turn()
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        await context.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await using var command = connection.CreateCommand();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ScalarAsync(context, "PRAGMA busy_timeout"), Is.EqualTo("0"));
            Assert.That(connection.DefaultTimeout, Is.EqualTo(30));
            Assert.That(command.CommandTimeout, Is.EqualTo(30));
            Assert.That(context.Database.GetCommandTimeout(), Is.Null, "Entity Framework would set it on each command but BEGIN and COMMIT.");
        }
    }

    [Test]
    public async Task An_id_is_stored_in_lower_case_as_the_api_writes_it()
    {
        var (user, post) = await StoreAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StoredAsync("SELECT id FROM users"), Is.EqualTo(user.Id.Value.ToString()));
            Assert.That(await StoredAsync("SELECT id FROM posts"), Is.EqualTo(post.Id.Value.ToString()));
            Assert.That(await StoredAsync("SELECT author_id FROM posts"), Is.EqualTo(user.Id.Value.ToString()));
        }
    }

    [TestCase(UserRole.User, "user")]
    [TestCase(UserRole.Admin, "admin")]
    public async Task A_role_is_stored_by_its_name_in_lower_case(UserRole role, string expected)
    {
        await StoreAsync(role);

        Assert.That(await StoredAsync("SELECT role FROM users"), Is.EqualTo(expected));
    }

    private async Task<(User User, Post Post)> StoreAsync(UserRole role = UserRole.User)
    {
        var user = AUser.With(role: role);
        var post = APost.Published(user.Id);

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IUserRepository>().Add(user);
        scope.ServiceProvider.GetRequiredService<IPostRepository>().Add(post);
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None);

        return (user, post);
    }

    private async Task<sqlite3?> OpenAndCloseAsync(Action<sqlite3?> look)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        await context.Database.OpenConnectionAsync();
        var handle = ((SqliteConnection)context.Database.GetDbConnection()).Handle;
        look(handle);
        return handle;
    }

    private async Task<string?> StoredAsync(string sql)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        await context.Database.OpenConnectionAsync();
        return await ScalarAsync(context, sql);
    }

    private static async Task<string?> ScalarAsync(BlogDbContext context, string sql)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync()}";
    }
}
