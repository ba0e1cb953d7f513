using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

        using (var connection = new SqliteConnection($"Data Source={folder.File(FileName)};Foreign Keys=True;Default Timeout=30"))
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

    [TestCase(1, TestName = "A_statement_without_a_transaction_waits_for_another_writer")]
    [TestCase(2, TestName = "A_transaction_waits_for_another_writer_before_it_begins")]
    public async Task A_write_waits_for_another_writer(int posts)
    {
        var (user, _) = await StoreAsync();
        await using var other = new SqliteConnection($"Data Source={folder.File(FileName)};Pooling=False");
        await other.OpenAsync();
        await using var lockOfTheOther = other.BeginTransaction(deferred: false);
        await using var scope = services.CreateAsyncScope();

        foreach (var post in Enumerable.Range(0, posts).Select(_ => APost.Published(user.Id)))
            scope.ServiceProvider.GetRequiredService<IPostRepository>().Add(post);

        // The driver waits on the thread that calls it.
        var write = Task.Run(() => scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None));
        var early = await Task.WhenAny(write, Task.Delay(TimeSpan.FromMilliseconds(300)));
        await lockOfTheOther.CommitAsync();

        Assert.That(early, Is.Not.SameAs(write));
        Assert.That((await write).Error, Is.Null);
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

    [Test]
    public async Task An_instant_keeps_its_microseconds()
    {
        var instant = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1_234_560);

        var (_, post) = await StoreAsync(at: instant);

        Assert.That((await GetAsync(post.Id)).CreatedAt, Is.EqualTo(instant));
    }

    [Test]
    public async Task An_instant_of_another_time_zone_comes_back_in_utc()
    {
        var instant = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(9));

        var (_, post) = await StoreAsync(at: instant);

        Assert.That((await GetAsync(post.Id)).CreatedAt.ToString("O"), Is.EqualTo("2026-01-01T18:04:05.0000000+00:00"));
    }

    [Test]
    public async Task A_post_of_nobody_is_refused()
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IPostRepository>().Add(APost.Draft());

        await Assert.ThatAsync(
            () => scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None),
            Throws.InstanceOf<DbUpdateException>());
    }

    [Test]
    public async Task Many_writers_at_once_all_get_through()
    {
        var (user, _) = await StoreAsync();
        const int Writers = 32;
        const int WritesEach = 10;

        var refusals = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(user.Id, WritesEach))));

        Assert.That(refusals.SelectMany(refusal => refusal), Is.Empty);
        Assert.That(await StoredAsync("SELECT count(*) FROM posts"), Is.EqualTo($"{(Writers * WritesEach) + 1}"));
    }

    [Test]
    public async Task The_probe_sees_a_database_that_answers()
    {
        await using var scope = services.CreateAsyncScope();

        Assert.That(await scope.ServiceProvider.GetRequiredService<IDatabaseProbe>().CanConnectAsync(CancellationToken.None), Is.True);
    }

    private async Task<IReadOnlyList<Error>> WriteAsync(UserId author, int count)
    {
        var refusals = new List<Error>();

        for (var i = 0; i < count; i++)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<IPostRepository>().Add(APost.Published(author));

            if ((await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None)).Error is { } refusal)
                refusals.Add(refusal);
        }

        return refusals;
    }

    private async Task<(User User, Post Post)> StoreAsync(UserRole role = UserRole.User, DateTimeOffset? at = null)
    {
        var user = AUser.With(role: role, at: at);
        var post = APost.Published(user.Id, at: at);

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IUserRepository>().Add(user);
        scope.ServiceProvider.GetRequiredService<IPostRepository>().Add(post);
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None);

        return (user, post);
    }

    private async Task<PostDetails> GetAsync(PostId id)
    {
        await using var scope = services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<GetPost>().ExecuteAsync(id, CancellationToken.None)).Expect();
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
