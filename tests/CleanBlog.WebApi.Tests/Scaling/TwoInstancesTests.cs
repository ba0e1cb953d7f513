using CleanBlog.Testing;
using CleanBlog.Testing.Scaling;

namespace CleanBlog.WebApi.Tests.Scaling;

/// <summary>
/// Two servers behind nginx, with a replica and Redis, while authors write and visitors read: whatever happens to one process, nobody sees
/// an older state than before, and nothing that was acknowledged is lost. build/scaling.sh measures the same at length.
/// </summary>
public sealed class TwoInstancesTests
{
    private const int Times = 3;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private ScaledBlog blog = null!;
    private BlogTraffic traffic = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        ScaledBlog.SkipWithout();

        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Passwords__Iterations"] = "1", ["DOTNET_TieredPGO"] = "0" };
        blog = await ScaledBlog.CreateAsync(typeof(Program).Assembly.Location, settings, outlivesMachine: false);
        traffic = new BlogTraffic(blog.Proxy.Address);
        await traffic.SignUpAsync(authorCount: 2, visitorCount: 3);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        traffic?.Dispose();

        if (blog is not null)
            await blog.DisposeAsync();
    }

    [TearDown]
    public async Task NothingWasLostOrSeenTooOld()
    {
        var (lost, doubled) = await traffic.CompareAsync(blog.ConnectionString);

        Assert.That(traffic.Violations, Is.Empty);
        Assert.That((lost, doubled), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
    }

    [Test]
    public async Task Requests_go_to_both()
    {
        using var http = new HttpClient { BaseAddress = blog.Proxy.Address };
        var servers = new List<string>();

        foreach (var _ in blog.Instances)
        {
            using var response = await http.GetAsync("/health");
            servers.AddRange(response.Headers.GetValues(NginxProxy.UpstreamField));
        }

        Assert.That(servers, Is.EquivalentTo(blog.Instances.Select(instance => instance.Address.Authority)));
    }

    [Test]
    public async Task Anonymous_reads_go_to_the_replica()
    {
        using var http = new HttpClient { BaseAddress = blog.Proxy.Address };
        await using var replica = await PostgreSqlSession.OpenAsync(blog.ReplicaConnectionString);
        var (skip, sessions) = (0, 0L);

        await Eventually.HoldsAsync("the replica was asked for posts", async () =>
        {
            using var page = await http.GetAsync($"/api/posts?skip={skip++}");
            sessions = await replica.AskAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'CleanBlog' AND query LIKE '%FROM posts%'");
            return sessions > 0;
        });

        Assert.That(sessions, Is.Positive);
    }

    [Test]
    public async Task A_cache_that_nobody_tells_of_writes_would_be_noticed()
    {
        await using var stale = await NginxProxy.CreateStaleAsync(blog.Instances.Select(instance => instance.Address));
        using var readers = new BlogTraffic(stale.Address);
        await readers.SignUpAsync(authorCount: 1, visitorCount: 1, name: "other");

        await readers.FlowAsync(Pace, () => Eventually.HoldsAsync("somebody saw an older state than before", () => Task.FromResult(readers.Violations.Count > 0)));

        Assert.That(readers.Violations, Is.Not.Empty);
    }

    [Test]
    public async Task Everybody_reads_what_was_written_through_the_other_instance()
    {
        var attempts = await traffic.FlowAsync(Pace, () => traffic.GoesOnAsync(3 * Times));

        Assert.That(Failures(attempts), Is.Empty);
    }

    [Test]
    public async Task Nobody_notices_that_the_replica_lags_behind()
    {
        await blog.Replica.HoldReplayAsync();

        var attempts = await traffic.FlowAsync(Pace, () => traffic.GoesOnAsync(3 * Times));
        var (missing, _) = await traffic.CompareAsync(blog.ReplicaConnectionString);
        await blog.Replica.ResumeReplayAsync();

        Assert.That(Failures(attempts), Is.Empty);
        Assert.That(missing, Is.Not.Empty);
    }

    [Test]
    public async Task A_killed_instance_breaks_writes_under_way_which_may_be_sent_again()
    {
        var instance = blog.Instances[0];

        var attempts = await traffic.FlowAsync(Pace, async () =>
        {
            await instance.KillAsync();
            await traffic.GoesOnAsync(Times);
            await instance.StartAsync();
            await traffic.GoesOnAsync(Times);
        });

        Assert.That(Failures(attempts.Where(attempt => !attempt.IsWrite)), Is.Empty);
        Assert.That(Failures(attempts), Has.All.EqualTo("502").Or.EqualTo("409"));
    }

    [Test]
    public async Task Nobody_notices_that_redis_is_killed_and_comes_back_empty()
    {
        var attempts = await traffic.FlowAsync(Pace, async () =>
        {
            await traffic.GoesOnAsync(Times);
            await blog.Redis.KillAsync();
            await traffic.GoesOnAsync(Times);
            await blog.Redis.StartAsync();
            await traffic.GoesOnAsync(Times);
        });

        Assert.That(Failures(attempts), Is.Empty);
    }

    [Test]
    public async Task Nobody_notices_that_the_replica_is_killed()
    {
        var attempts = await traffic.FlowAsync(Pace, async () =>
        {
            await traffic.GoesOnAsync(Times);
            await blog.Replica.KillAsync();
            await traffic.GoesOnAsync(Times);
            await blog.Replica.StartAsync();
            await traffic.GoesOnAsync(Times);
        });

        Assert.That(Failures(attempts), Is.Empty);
    }

    private static IEnumerable<string> Failures(IEnumerable<Attempt> attempts) => attempts.Where(attempt => attempt.Failure is not null).Select(attempt => attempt.Failure!);
}
