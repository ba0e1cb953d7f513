using System.Data.Common;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Persistence.Tests.PostgreSql;

[TestFixtureSource(typeof(OnlyPostgreSql), nameof(OnlyPostgreSql.Fixture))]
public sealed class CleanUpTests(OnlyPostgreSql database) : UseCaseTest(database)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly OnlyPostgreSql database = database;

    private readonly PlantedFailure planted = new();

    private LogCapture log = new();
    private PostgreSqlSession? session;

    protected override IEnumerable<IInterceptor> Interceptors => [planted];

    private PostgreSqlSession Server => session!;

    [SetUp]
    public async Task OpenSession() => (session, log) = (await database.OpenSessionAsync(), new LogCapture());

    [TearDown]
    public async Task EndSession() => await Server.DisposeAsync();

    [Test]
    public Task Commits_go_an_hour_after_they_were_made() => RunAsync(async clock =>
    {
        await StoreCommitAsync(APost.Noon.AddMinutes(-51));
        await StoreCommitAsync(APost.Noon.AddMinutes(-49));

        clock.Advance(Interval);
        await Eventually.HoldsAsync("the older one went", async () => await LeftAsync() < 2);
        Assert.That(await LeftAsync(), Is.EqualTo(1));

        clock.Advance(Interval);
        await Eventually.HoldsAsync("the younger one went", async () => await LeftAsync() == 0);
    });

    [Test]
    public Task Requests_go_when_they_are_no_longer_remembered() => RunAsync(async clock =>
    {
        await StoreRequestAsync(APost.Noon.AddHours(-24).AddMinutes(9));
        await StoreRequestAsync(APost.Noon.AddHours(-24).AddMinutes(11));

        clock.Advance(Interval);
        await Eventually.HoldsAsync("the older one went", async () => await RequestsLeftAsync() < 2);
        Assert.That(await RequestsLeftAsync(), Is.EqualTo(1));

        clock.Advance(Interval);
        await Eventually.HoldsAsync("the younger one went", async () => await RequestsLeftAsync() == 0);
    });

    [Test]
    public Task Sessions_go_when_they_are_over() => RunAsync(async clock =>
    {
        var ada = AUser.With();
        await StoreAsync(ada, ASession.Of(ada, APost.Noon.AddDays(-14).AddMinutes(9)).Session, ASession.Of(ada, APost.Noon.AddDays(-14).AddMinutes(11)).Session);

        clock.Advance(Interval);
        await Eventually.HoldsAsync("the older one went", async () => await SessionsLeftAsync() < 2);
        Assert.That(await SessionsLeftAsync(), Is.EqualTo(1));

        clock.Advance(Interval);
        await Eventually.HoldsAsync("the younger one went", async () => await SessionsLeftAsync() == 0);
    });

    [Test]
    public Task Invitations_go_thirty_days_after_they_have_expired() => RunAsync(async clock =>
    {
        await StoreAsync(InvitationAt(APost.Noon.AddDays(-37).AddMinutes(9)), InvitationAt(APost.Noon.AddDays(-37).AddMinutes(11)));

        clock.Advance(Interval);
        await Eventually.HoldsAsync("the older one went", async () => await InvitationsLeftAsync() < 2);
        Assert.That(await InvitationsLeftAsync(), Is.EqualTo(1));

        clock.Advance(Interval);
        await Eventually.HoldsAsync("the younger one went", async () => await InvitationsLeftAsync() == 0);
    });

    [Test]
    public Task A_deletion_of_a_user_that_was_broken_off_is_finished() => RunAsync(async clock =>
    {
        var ada = AUser.With();
        ada.Delete(withPosts: false, successor: null, APost.Noon);
        var published = APost.Published(ada.Id);
        await StoreAsync(ada, APost.Draft(ada.Id), published);

        clock.Advance(Interval);

        await Eventually.HoldsAsync("the draft went", async () => await Server.AskAsync<long>("SELECT count(*) FROM posts") == 1);
        Assert.That(await Server.AskAsync<Guid>("SELECT id FROM posts"), Is.EqualTo(published.Id.Value));
    });

    [Test]
    public Task Users_of_an_older_version_become_ones_that_are_found() => RunAsync(async clock =>
    {
        await StoreAsync(AUser.With());
        await Server.ExecuteAsync("UPDATE users SET search_text = NULL");

        clock.Advance(Interval);

        await Eventually.HoldsAsync("it was filled in", async () => await Server.AskAsync<long>("SELECT count(*) FROM users WHERE search_text IS NOT NULL") == 1);
        Assert.That(await Server.AskAsync<string>("SELECT search_text || ' ' || version FROM users"), Is.EqualTo("ada@example.com\nada\nlovelace 1"));
    });

    [Test]
    public Task A_look_that_fails_is_logged_and_not_the_last_one() => RunAsync(async clock =>
    {
        await StoreCommitAsync(APost.Noon.AddDays(-1));
        await Server.ExecuteAsync("ALTER TABLE commits RENAME TO away");

        clock.Advance(Interval);
        await Eventually.HoldsAsync("it was logged", () => Task.FromResult(log.Lines.Count > 0));
        Assert.That(log.Lines, Has.One.Contains("tried again later"));
        await Server.ExecuteAsync("ALTER TABLE away RENAME TO commits");

        clock.Advance(Interval);
        await Eventually.HoldsAsync("they were deleted", async () => await LeftAsync() == 0);
    });

    [Test]
    public Task A_look_during_an_outage_is_not_the_last_one_either() => RunAsync(async clock =>
    {
        await StoreCommitAsync(APost.Noon.AddDays(-1));
        await Server.ExecuteAsync("""
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'planted' USING ERRCODE = '57P03'; END $$;
            CREATE TRIGGER fail BEFORE DELETE ON commits EXECUTE FUNCTION fail()
            """);

        try
        {
            clock.Advance(Interval);
            await Eventually.HoldsAsync("it was logged", () => Task.FromResult(log.Lines.Count > 0));
        }
        finally
        {
            await Server.ExecuteAsync("DROP FUNCTION fail CASCADE");
        }

        clock.Advance(Interval);
        await Eventually.HoldsAsync("they were deleted", async () => await LeftAsync() == 0);
        Assert.That(log.Lines, Has.One.Contains("tried again later"));
    });

    /// <summary>Such as what a driver throws by another name than its own.</summary>
    [Test]
    public Task A_look_that_fails_unexpectedly_is_not_the_last_one() => RunAsync(async clock =>
    {
        await StoreCommitAsync(APost.Noon.AddDays(-1));
        planted.Plant(new InvalidOperationException("planted"));

        clock.Advance(Interval);
        await Eventually.HoldsAsync("it was logged", () => Task.FromResult(log.Lines.Count > 0));
        clock.Advance(Interval);

        await Eventually.HoldsAsync("they were deleted", async () => await LeftAsync() == 0);
        Assert.That(log.Lines, Has.One.StartsWith("Error").And.One.Contains("planted"));
    });

    /// <summary>The host's own service with a clock and a log of ours.</summary>
    private Task RunAsync(Func<ObservedClock, Task> test) => InScopeAsync<IServiceProvider, int>(async services =>
    {
        var kind = services.GetServices<IHostedService>().Select(service => service.GetType()).Single(type => type.Name is "CleanUp");
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(log));
        var clock = new ObservedClock(APost.Noon);
        var logger = ActivatorUtilities.CreateInstance(services, typeof(Logger<>).MakeGenericType(kind), logging);
        using var cleanUp = (BackgroundService)ActivatorUtilities.CreateInstance(services, kind, clock, logger);

        await cleanUp.StartAsync(CancellationToken.None);
        await clock.UntilSomebodyWaitsAsync(Interval);
        await test(clock);
        await cleanUp.StopAsync(CancellationToken.None);
        return 0;
    });

    private Task StoreCommitAsync(DateTimeOffset at) => Server.ExecuteAsync($"INSERT INTO commits VALUES (gen_random_uuid(), '{at:O}')");

    private Task StoreRequestAsync(DateTimeOffset at) =>
        Server.ExecuteAsync($"INSERT INTO idempotency_keys VALUES (gen_random_uuid(), gen_random_uuid(), '', '{at:O}')");

    private static Invitation InvitationAt(DateTimeOffset at) => Invitation.Create(InvitationToken.New(), email: null, UserRole.User, UserId.New(), TimeSpan.FromDays(7), at);

    private Task<long> InvitationsLeftAsync() => Server.AskAsync<long>("SELECT count(*) FROM invitations");

    private Task<long> RequestsLeftAsync() => Server.AskAsync<long>("SELECT count(*) FROM idempotency_keys");

    private Task<long> SessionsLeftAsync() => Server.AskAsync<long>("SELECT count(*) FROM sessions");

    private Task<long> LeftAsync() => Server.AskAsync<long>("SELECT count(*) FROM commits");

    /// <summary>Fails the next statement that deletes.</summary>
    private sealed class PlantedFailure : DbCommandInterceptor
    {
        private Exception? next;

        public void Plant(Exception exception) => next = exception;

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Interlocked.Exchange(ref next, null) is { } failure ? throw failure : ValueTask.FromResult(result);
    }
}
