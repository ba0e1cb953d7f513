using CleanBlog.Application.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Persistence.Changes;
using CleanBlog.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CleanBlog.Persistence.Tests.Sqlite;

/// <summary>
/// The writers of one process wait for each other without a thread. Nothing else about SQLite is asynchronous: a write that has not
/// come back with its task is waiting for its turn, and one that may begin is done when it comes back.
/// </summary>
public sealed class SqliteTurnsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TestCaseData<Func<SqliteTurnsTests, Task>>[] Writers =
    [
        Named("stored", test => test.StoreAsync("mary@example.com")),
        Named("refused", test => Assert.ThatAsync(() => test.StoreAsync("ada@example.com"), Throws.InstanceOf<DbUpdateException>())),
        Named("stored while the connection stays open", test => test.KeepOpenAsync(context => test.StoreAsync("mary@example.com", context))),
        Named("refused while the connection stays open", test => test.KeepOpenAsync(context =>
            Assert.ThatAsync(() => test.StoreAsync("ada@example.com", context), Throws.InstanceOf<DbUpdateException>()))),
        Named("meets another version", test => Assert.ThatAsync(test.OverwriteAsync, Throws.InstanceOf<DbUpdateConcurrencyException>())),
        Named("a deletion", test => test.KeepOpenAsync(context => context.Users.ExecuteDeleteAsync())),
        Named("a change in the database", test => test.KeepOpenAsync(context => context.Users.ExecuteUpdateAsync(users => users.SetProperty(user => user.FirstName, "Mary")))),
        Named("a deletion without a table", test => test.WithoutTableAsync(context => Assert.ThatAsync(() => context.Users.ExecuteDeleteAsync(), Throws.InstanceOf<SqliteException>()))),
        Named("several rows", test => test.KeepOpenAsync(context => { context.Add(AUser.With("anne@example.com")); return test.StoreAsync("mary@example.com", context); })),
        Named("a unit of work", test => CommitAsync(test.Scope(), "mary@example.com")),
        Named("a unit of work that is refused", test => CommitAsync(test.Scope(), "ada@example.com")),
        Named("a unit of work that fails", test => test.RefusingAsync(Refusing.Users, () => Assert.ThatAsync(
            () => CommitAsync(test.Scope(), "mary@example.com"), Throws.InstanceOf<DbUpdateException>()))),
        Named("a transaction rolled back", async test =>
        {
            await using var transaction = await test.Context().Database.BeginTransactionAsync();
            await transaction.RollbackAsync();
        }),
        Named("a transaction left", async test =>
        {
            var context = test.Context();

            await using (await context.Database.BeginTransactionAsync())
                await test.StoreAsync("mary@example.com", context);
        }),
        Named("a transaction whose context is left", async test =>
        {
            await using var scope = test.services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<BlogDbContext>().Database.BeginTransactionAsync();
        }),
        Named("a transaction that another process keeps from beginning", async test =>
        {
            await using var other = new SqliteConnection(test.ConnectionString);
            await other.OpenAsync();
            await using var theirs = await other.BeginTransactionAsync();
            await using var scope = test.services.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
            ((SqliteConnection)context.Database.GetDbConnection()).DefaultTimeout = 1;

            await Assert.ThatAsync(() => context.Database.BeginTransactionAsync(), Throws.InstanceOf<SqliteException>());
        }),
        Named("a run", test => test.RunOnceAsync(() => test.CommitAsync("mary@example.com"))),
        Named("a run that is refused", test => test.RunOnceAsync(() => test.CommitAsync("ada@example.com"))),
        Named("a run that fails", test => Assert.ThatAsync(
            () => test.RunOnceAsync(async () =>
            {
                await test.CommitAsync("mary@example.com");
                throw new InvalidOperationException();
            }),
            Throws.InvalidOperationException)),
        Named("a run that is aborted", async test =>
        {
            using var aborted = new CancellationTokenSource();

            await Assert.ThatAsync(
                () => test.RunOnceAsync(
                    async () =>
                    {
                        var answer = await test.CommitAsync("mary@example.com");
                        await aborted.CancelAsync();
                        return answer;
                    },
                    aborted.Token),
                Throws.InstanceOf<OperationCanceledException>());
        }),
    ];

    private readonly List<AsyncServiceScope> scopes = [];
    private TemporaryFolder folder = null!;
    private FakeTimeProvider clock = null!;
    private ServiceProvider services = null!;
    private IServiceProvider? running;

    private string ConnectionString => $"Data Source={folder.File("blog.db")};Pooling=False";

    [SetUp]
    public async Task Start()
    {
        folder = new TemporaryFolder();
        clock = new FakeTimeProvider(AUser.Noon);
        services = AHost.Build(AHost.Services(folder.Path, "Development", ("Persistence:ConnectionString", ConnectionString)).AddSingleton<TimeProvider>(clock));
        await Scope().GetRequiredService<DatabaseStartup>().PrepareAsync(CancellationToken.None);
        await StoreAsync("ada@example.com");
    }

    [TearDown]
    public async Task Stop()
    {
        foreach (var scope in scopes)
            await scope.DisposeAsync();

        scopes.Clear();
        await services.DisposeAsync();
        folder.Dispose();
    }

    [TestCaseSource(nameof(Writers))]
    public async Task A_turn_ends_with_what_took_it(Func<SqliteTurnsTests, Task> write)
    {
        await write(this);

        var next = StoreAsync("next@example.com");

        Assert.That(next.IsCompleted, Is.True);
        await next;
    }

    [Test]
    public async Task Writers_come_in_the_order_in_which_they_asked()
    {
        string[] emails = [.. Enumerable.Range(0, 20).Select(number => $"{number}@example.com")];
        await using var first = await Context().Database.BeginTransactionAsync();

        var others = emails.Select(email => StoreAsync(email)).ToList();

        Assert.That(others, Has.All.Property(nameof(Task.IsCompleted)).False);
        await first.CommitAsync();
        await Task.WhenAll(others);
        Assert.That(await StoredAsync(), Is.EqualTo(emails.Prepend("ada@example.com")));
    }

    [Test]
    public async Task Who_aborts_while_waiting_leaves_and_those_behind_move_up()
    {
        using var aborted = new CancellationTokenSource();
        await using var first = await Context().Database.BeginTransactionAsync();
        var second = StoreAsync("second@example.com", cancellationToken: aborted.Token);
        var third = StoreAsync("third@example.com");

        await aborted.CancelAsync();

        await Assert.ThatAsync(() => second, Throws.InstanceOf<OperationCanceledException>());
        await first.CommitAsync();
        await third;
        Assert.That(await StoredAsync(), Is.EqualTo(["ada@example.com", "third@example.com"]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Nobody_waits_longer_than_for_the_lock_of_the_file(bool inTransaction)
    {
        await using var first = await Context().Database.BeginTransactionAsync();
        var second = inTransaction ? Context().Database.BeginTransactionAsync() : StoreAsync("second@example.com");

        clock.Advance(Patience - TimeSpan.FromMilliseconds(1));
        Assert.That(second.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        var thrown = Assert.CatchAsync(() => second);
        Assert.That(services.GetRequiredService<Database>().IsOutage(thrown!), Is.True);
        await first.CommitAsync();
        await StoreAsync("third@example.com");
    }

    [Test]
    public async Task Readers_wait_for_nobody()
    {
        await using var first = await Context().Database.BeginTransactionAsync();

        var read = Context().Users.CountAsync();

        Assert.That(read.IsCompleted, Is.True);
        Assert.That(await read, Is.EqualTo(1));
    }

    [Test]
    public async Task A_run_takes_its_turn_when_it_writes_and_keeps_it_until_its_answer_is_stored()
    {
        Task? before = null, after = null;

        await RunOnceAsync(async () =>
        {
            before = StoreAsync("before@example.com");
            var answer = await CommitAsync("mary@example.com");
            after = StoreAsync("after@example.com");

            Assert.That(before.IsCompleted, Is.True);
            Assert.That(after.IsCompleted, Is.False);
            return answer;
        });

        await after!;
        Assert.That(await StoredAsync(), Is.EqualTo(["ada@example.com", "before@example.com", "mary@example.com", "after@example.com"]));
    }

    /// <summary>SQLite counts the changes of a connection since it was opened.</summary>
    [Test]
    public async Task Who_waited_writes_on_one_connection_that_goes_when_nobody_waits()
    {
        await Context().Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER count AFTER INSERT ON users BEGIN UPDATE users SET first_name = total_changes() WHERE id = new.id; END");

        await StoreTogetherAsync("1@example.com", "2@example.com", "3@example.com");
        await StoreTogetherAsync("4@example.com", "5@example.com");

        Assert.That(await StoredAsync("first_name"), Is.EqualTo(["Ada", "0", "2", "4", "0", "2"]));
    }

    [Test]
    public async Task The_record_of_a_change_is_written_on_the_connection_that_goes_round()
    {
        await Context().Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER count AFTER INSERT ON users BEGIN UPDATE users SET first_name = total_changes() WHERE id = new.id; END");

        await TogetherAsync(["1@example.com", "2@example.com", "3@example.com"], email => CommitAsync(Scope(), email));

        Assert.That(await StoredAsync("first_name"), Is.EqualTo(["Ada", "1", "4", "7"]));
    }

    [Test]
    public async Task Nothing_is_stored_without_the_record_of_its_change([Values(1, 3)] int writers, [Values] Refusing refusing)
    {
        string[] emails = [.. Enumerable.Range(0, writers).Select(number => $"{number}@example.com")];

        await RefusingAsync(refusing, () => TogetherAsync(
            emails, email => Assert.ThatAsync(() => CommitAsync(Scope(), email), Throws.InstanceOf<DbUpdateException>())));

        Assert.That(await StoredAsync(), Is.EqualTo(["ada@example.com"]));
        Assert.That(await Context().Set<Change>().CountAsync(), Is.Zero);
        await TogetherAsync(emails, email => CommitAsync(Scope(), email));
        Assert.That(await StoredAsync(), Is.EqualTo(emails.Prepend("ada@example.com")));
    }

    [Test]
    public async Task Who_is_refused_among_those_who_wait_keeps_nobody_from_writing()
    {
        await using var first = await Context().Database.BeginTransactionAsync();
        string[] emails = ["1@example.com", "ada@example.com", "2@example.com", "1@example.com", "3@example.com"];
        var writes = emails.Select(email => StoreAsync(email)).ToList();

        await first.CommitAsync();

        await Task.WhenAll(writes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(writes.Select(write => write.Exception?.InnerException is DbUpdateException), Is.EqualTo([false, true, false, true, false]));
        Assert.That(await StoredAsync(), Is.EqualTo(["ada@example.com", "1@example.com", "2@example.com", "3@example.com"]));
    }

    /// <summary>The second statement of three is refused, not the first.</summary>
    [Test]
    public async Task What_a_refusal_leaves_open_is_undone_before_the_next_one_writes()
    {
        await using var first = await Context().Database.BeginTransactionAsync();
        string[] emails = ["1@example.com", "ada@example.com", "2@example.com", "1@example.com", "3@example.com"];
        var writes = emails.Select(email => CommitAsync(Scope(), email)).ToList();

        await first.CommitAsync();

        Assert.That(await Task.WhenAll(writes), Is.EqualTo([true, false, true, false, true]));
        Assert.That(await StoredAsync(), Is.EqualTo(["ada@example.com", "1@example.com", "2@example.com", "3@example.com"]));
        Assert.That(await Context().Set<Change>().CountAsync(), Is.EqualTo(3));
    }

    private static TestCaseData<Func<SqliteTurnsTests, Task>> Named(string name, Func<SqliteTurnsTests, Task> write) => new(write) { TestName = $"{{m}}({name})" };

    /// <summary>Stays until the test ends, with whatever it holds.</summary>
    private IServiceProvider Scope()
    {
        scopes.Add(services.CreateAsyncScope());
        return scopes[^1].ServiceProvider;
    }

    private BlogDbContext Context() => Scope().GetRequiredService<BlogDbContext>();

    private Task StoreAsync(string email, BlogDbContext? context = null, CancellationToken cancellationToken = default)
    {
        context ??= Context();
        context.Add(AUser.With(email));
        return context.SaveChangesAsync(cancellationToken);
    }

    private async Task KeepOpenAsync(Func<BlogDbContext, Task> write)
    {
        var context = Context();
        await context.Database.OpenConnectionAsync();
        await write(context);
    }

    private async Task OverwriteAsync()
    {
        var context = Context();
        (await context.Users.SingleAsync()).Rename("Mary", "Somerville", clock.GetUtcNow());
        await Context().Users.ExecuteUpdateAsync(users => users.SetProperty(user => user.Version, user => user.Version + 1));
        await context.SaveChangesAsync();
    }

    private async Task WithoutTableAsync(Func<BlogDbContext, Task> write)
    {
        await Context().Database.ExecuteSqlRawAsync("ALTER TABLE users RENAME TO away");
        await KeepOpenAsync(write);
        await Context().Database.ExecuteSqlRawAsync("ALTER TABLE away RENAME TO users");
    }

    private async Task RunOnceAsync(Func<Task<byte[]?>> run, CancellationToken cancellationToken = default)
    {
        running = Scope();
        await running.GetRequiredService<IIdempotency>().RunOnceAsync(new("name", [1]), _ => run(), cancellationToken);
    }

    /// <summary>As the use case of a run does.</summary>
    private async Task<byte[]?> CommitAsync(string email) => await CommitAsync(running!, email) ? [1] : null;

    private static async Task<bool> CommitAsync(IServiceProvider scope, string email)
    {
        scope.GetRequiredService<IUserRepository>().Add(AUser.With(email));
        return (await scope.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None)).Error is null;
    }

    private async Task RefusingAsync(Refusing table, Func<Task> write)
    {
        await Context().Database.ExecuteSqlRawAsync(table switch
        {
            Refusing.Users => "CREATE TRIGGER refusal AFTER INSERT ON users BEGIN SELECT RAISE(ABORT, 'refused'); END",
            _ => "CREATE TRIGGER refusal AFTER INSERT ON changes BEGIN SELECT RAISE(ABORT, 'refused'); END",
        });
        await write();
        await Context().Database.ExecuteSqlRawAsync("DROP TRIGGER refusal");
    }

    private Task StoreTogetherAsync(params IEnumerable<string> emails) => TogetherAsync(emails, email => StoreAsync(email));

    /// <summary>All wait for somebody before the first one of them may write.</summary>
    private async Task TogetherAsync(IEnumerable<string> emails, Func<string, Task> write)
    {
        await using var before = await Context().Database.BeginTransactionAsync();
        var writes = emails.Select(write).ToList();

        await before.CommitAsync();
        await Task.WhenAll(writes);
    }

    private async Task<IReadOnlyList<string>> StoredAsync(string column = "email")
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {column} FROM users ORDER BY rowid";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> emails = [];

        while (await reader.ReadAsync())
            emails.Add(reader.GetString(0));

        return emails;
    }

    public enum Refusing
    {
        Users,
        Changes,
    }
}
