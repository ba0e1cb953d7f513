using CleanBlog.Testing.Scaling;

namespace CleanBlog.WebApi.Tests.Scaling;

/// <summary>
/// Two servers behind nginx, with a replica and Redis, while authors write and visitors read: whatever happens to one process, nobody sees
/// an older state than before, and nothing that was acknowledged is lost. build/scaling.sh measures the same at length.
/// </summary>
public sealed class TwoInstancesTests
{
    private const int Times = 5;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private ScaledBlog blog = null!;
    private BlogTraffic traffic = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        ScaledBlog.SkipWithout();

        blog = await ScaledBlog.CreateAsync(typeof(Program).Assembly.Location, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Passwords__Iterations"] = "1",
            ["DOTNET_TieredPGO"] = "0",
        });
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
    public async Task Everybody_reads_what_was_written_through_the_other_instance()
    {
        var attempts = await traffic.FlowAsync(Pace, () => traffic.GoesOnAsync(2 * Times));

        Assert.That(Failures(attempts), Is.Empty);
    }

    [Test]
    public async Task Nobody_notices_that_the_replica_lags_behind()
    {
        await blog.Replica.HoldReplayAsync();

        var attempts = await traffic.FlowAsync(Pace, () => traffic.GoesOnAsync(2 * Times));
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
