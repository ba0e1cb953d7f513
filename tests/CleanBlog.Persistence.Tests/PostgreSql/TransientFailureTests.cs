using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CleanBlog.Persistence.Tests.PostgreSql;

/// <summary>What goes wrong on a database server and is right a moment later is repeated, and nobody but the server notices.</summary>
[TestFixtureSource(typeof(OnlyPostgreSql), nameof(OnlyPostgreSql.Fixture))]
public sealed class TransientFailureTests(OnlyPostgreSql database) : UseCaseTest(database)
{
    private readonly OnlyPostgreSql database = database;
    private readonly User ada = AUser.Administrator("ada@example.com");
    private readonly User grace = AUser.Administrator("grace@example.com", APost.Noon.AddDays(-1));

    private Post post = APost.Published();
    private PostgreSqlSession? session;

    private PostgreSqlSession Server => session!;

    [SetUp]
    public async Task SignIn()
    {
        ActAs(ada);
        post = APost.Published(ada.Id);
        await StoreAsync(ada, grace, post);
        session = await database.OpenSessionAsync();
        Sql.Reset();
    }

    [TearDown]
    public async Task EndSession() => await Server.DisposeAsync();

    [Test]
    public async Task Connections_that_the_server_ended_between_requests_are_replaced()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync()));

        await Server.TerminateApplicationAsync();

        Assert.That(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync())), Has.All.EqualTo(1));
        await Server.TerminateApplicationAsync();
        (await ReviseAsync("Revised")).Expect();
        Assert.That(await VersionAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_read_whose_connection_the_server_ends_is_repeated()
    {
        await Server.ExecuteAsync("BEGIN; LOCK TABLE posts");
        var reading = ReadAsync();
        await Server.UntilApplicationWaitsAsync(1);

        await Server.TerminateApplicationAsync();
        await Server.ExecuteAsync("COMMIT");

        Assert.That(await reading, Is.EqualTo(1));
    }

    [Test]
    public async Task A_write_whose_connection_the_server_ends_is_repeated()
    {
        await Server.ExecuteAsync("BEGIN; SELECT FROM posts FOR UPDATE");
        var revising = ReviseAsync("Revised");
        await Server.UntilApplicationWaitsAsync(1);

        await Server.TerminateApplicationAsync();
        await Server.ExecuteAsync("COMMIT");

        (await revising).Expect();
        Assert.That(await VersionAsync(), Is.EqualTo(2));
    }

    [TestCase("SELECT FROM users", null)]
    [TestCase("UPDATE users SET version = version + 1", "conflict.concurrent_change")]
    public async Task The_victim_of_a_deadlock_tries_again(string statement, string? refusal)
    {
        var (demoted, victim) = await DeadlockAsync(statement);

        // The server sacrifices whoever has waited for a second when the circle is closed; on a busy machine that may be the other.
        for (var tries = 1; !victim && tries < 5; tries++)
        {
            (await AssignAsync(UserRole.Admin)).Expect();
            (demoted, victim) = await DeadlockAsync(statement);
        }

        Assert.That(demoted.Error?.Code, Is.EqualTo(refusal));
        Assert.That(Sql.Statements.Count(sql => sql.Contains("UPDATE users", StringComparison.Ordinal)), Is.AtLeast(2));
    }

    [Test]
    public async Task What_the_server_says_will_pass_is_repeated(
        [Values("40001", "40P01", "53300", "55P03", "57P01", "57P02", "57P03", "08006")] string state, [Values] bool atCommit)
    {
        await Server.ExecuteAsync($"""
            CREATE SEQUENCE failures;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF nextval('failures') = 1 THEN RAISE 'planted' USING ERRCODE = '{state}'; END IF;
              RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER fail AFTER UPDATE ON posts DEFERRABLE INITIALLY {(atCommit ? "DEFERRED" : "IMMEDIATE")} FOR EACH ROW EXECUTE FUNCTION fail()
            """);

        try
        {
            (await ReviseAsync("Revised")).Expect();
        }
        finally
        {
            await Server.ExecuteAsync("DROP FUNCTION fail CASCADE; DROP SEQUENCE failures");
        }

        Assert.That(await VersionAsync(), Is.EqualTo(2));
        Assert.That(UpdatesOfPosts, Is.EqualTo(2));
    }

    [Test]
    public async Task A_write_that_waited_too_long_for_a_lock_is_repeated()
    {
        await SettingAsync("lock_timeout = '50ms'");
        await Server.ExecuteAsync("BEGIN; SELECT FROM posts FOR UPDATE");

        var revising = ReviseAsync("Revised");
        await Eventually.HoldsAsync("the write was repeated", () => Task.FromResult(UpdatesOfPosts > 1));
        await Server.ExecuteAsync("COMMIT");

        (await revising).Expect();
        Assert.That(await VersionAsync(), Is.EqualTo(2));
    }

    [TestCase("read committed")]
    [TestCase("repeatable read")]
    [TestCase("serializable")]
    public async Task Of_two_racing_writes_one_is_refused_whatever_isolation_the_database_defaults_to(string isolation)
    {
        await SettingAsync($"default_transaction_isolation = '{isolation}'");
        await Server.ExecuteAsync("BEGIN ISOLATION LEVEL READ COMMITTED; SELECT FROM posts FOR UPDATE");

        Task<Result<PostDetails>>[] racing = [ReviseAsync("One"), ReviseAsync("Other")];
        await Server.UntilApplicationWaitsAsync(2);
        await Server.ExecuteAsync("COMMIT");
        var outcomes = await Task.WhenAll(racing);

        Assert.That(outcomes.Select(outcome => outcome.Error), Is.EquivalentTo(new[] { null, CommitErrors.ConcurrentChange }));
        Assert.That(await VersionAsync(), Is.EqualTo(2));
    }

    private int UpdatesOfPosts => Sql.Statements.Count(sql => sql.Contains("UPDATE posts", StringComparison.Ordinal));

    /// <summary>Two administrators: the application changes both, somebody else the second before the first.</summary>
    private async Task<(Result<UserDetails> Demoted, bool Victim)> DeadlockAsync(string statement)
    {
        Sql.Reset();
        var (first, second) = ada.Id.Value.CompareTo(grace.Id.Value) < 0 ? (ada, grace) : (grace, ada);
        var lockIt = statement.StartsWith("SELECT", StringComparison.Ordinal) ? "FOR UPDATE" : "";
        await Server.ExecuteAsync($"BEGIN; {statement} WHERE id = '{second.Id.Value}' {lockIt}");
        var demoting = AssignAsync(UserRole.User);
        await Server.UntilApplicationWaitsAsync(1);

        try
        {
            await Server.ExecuteAsync($"{statement} WHERE id = '{first.Id.Value}' {lockIt}; COMMIT");
            return (await demoting, Victim: true);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DeadlockDetected)
        {
            await Server.ExecuteAsync("ROLLBACK");
            return (await demoting, Victim: false);
        }
    }

    /// <summary>For every session from now on, until the database is emptied of such settings.</summary>
    private async Task SettingAsync(string setting)
    {
        await Server.ExecuteAsync($"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET {setting.Replace("'", "''", StringComparison.Ordinal)}', current_database()); END $$");
        await Server.TerminateApplicationAsync();
    }

    [TearDown]
    public async Task ResetSettings()
    {
        await using var last = await database.OpenSessionAsync();
        await last.ExecuteAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET ALL', current_database()); END $$");
        await last.TerminateApplicationAsync();
    }

    private Task<int> ReadAsync() => InScopeAsync<BlogDbContext, int>(context => context.Posts.CountAsync());

    private Task<int> VersionAsync() => InScopeAsync<BlogDbContext, int>(context => context.Posts.Select(stored => stored.Version).SingleAsync());

    private Task<Result<PostDetails>> ReviseAsync(string title) => InScopeAsync<RevisePost, Result<PostDetails>>(
        revise => revise.ExecuteAsync(post.Id, title));

    private Task<Result<UserDetails>> AssignAsync(UserRole role) => InScopeAsync<AssignRole, Result<UserDetails>>(
        assign => assign.ExecuteAsync(ada.Id, role, CancellationToken.None));
}
