using System.Diagnostics;
using System.Globalization;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Limits;
using CleanBlog.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CleanBlog.Persistence.Tests.Limits;

/// <summary>Two instances over one Redis, whose clock is not ours: where time has to pass, what is stored is moved instead.</summary>
public sealed class RedisBudgetsTests
{
    private static readonly Rate FiveInADay = new("test", 5, TimeSpan.FromDays(1));

    private LogCapture log = null!;
    private RedisServer redis = null!;
    private ServiceProvider one = null!;
    private ServiceProvider other = null!;

    [SetUp]
    public async Task Start()
    {
        RequiredServers.SkipWithout(RedisServer.Name, RedisServer.Absence);
        redis = await RedisServer.CreateAsync();
        log = new LogCapture();
        (one, other) = (Instance(), Instance());
    }

    [TearDown]
    public async Task Stop()
    {
        if (redis is null)
            return;

        await one.DisposeAsync();
        await other.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Test]
    public async Task Both_spend_of_one_budget()
    {
        Assert.That(await CountGrantedAsync(one, 3), Is.EqualTo(3));
        Assert.That(await CountGrantedAsync(other, 3), Is.EqualTo(2));
        Assert.That(await CountGrantedAsync(one, 3), Is.Zero);

        var refused = await SpendAsync(one);
        Assert.That(refused.Left, Is.Zero);
        Assert.That(refused.Wait, Is.EqualTo(FiveInADay.Window / 5).Within(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task Of_those_who_come_together_exactly_so_many_are_granted()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 200).Select(index => SpendAsync(index % 2 == 0 ? one : other).AsTask()));

        Assert.That(all.Count(budget => budget.IsGranted), Is.EqualTo(5));
    }

    [Test]
    public async Task What_one_gives_back_the_other_can_spend()
    {
        await CountGrantedAsync(one, 5);

        await Budgets(one).GiveBackAsync(FiveInADay, 1);

        Assert.That(await CountGrantedAsync(other, 3), Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_is_given_more_than_there_is()
    {
        await SpendAsync(one);
        await Budgets(one).GiveBackAsync(FiveInADay, 1);
        await Budgets(one).GiveBackAsync(FiveInADay, 1);

        Assert.That(await CountGrantedAsync(other, 10), Is.EqualTo(5));
    }

    [Test]
    public async Task What_was_spent_comes_back_with_time()
    {
        await CountGrantedAsync(one, 5);

        await PassAsync(FiveInADay.Window / 5);

        Assert.That(await CountGrantedAsync(other, 3), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_is_known_to_one_is_known_to_the_other()
    {
        await Budgets(one).RememberAsync(1, TimeSpan.FromDays(30));

        Assert.That(await Budgets(other).KnowsAsync(1, CancellationToken.None), Is.True);
        Assert.That(await Budgets(other).KnowsAsync(2, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task Redis_learns_nobodys_name_and_forgets_everybody()
    {
        var key = one.GetRequiredService<CallerKeys>().Of(EmailAddress.Parse("ada@example.com").Expect());
        await Budgets(one).SpendAsync(FiveInADay, key, CancellationToken.None);
        await Budgets(one).RememberAsync(key, TimeSpan.FromDays(30));

        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var stored = connection.GetServer(redis.ConnectionString).Keys().ToList();

        Assert.That(stored, Has.Count.EqualTo(2));

        foreach (var name in stored)
        {
            Assert.That(name.ToString(), Does.Not.Contain("ada"));
            Assert.That(await connection.GetDatabase().KeyTimeToLiveAsync(name), Is.Not.Null.And.LessThanOrEqualTo(TimeSpan.FromDays(30)));
        }
    }

    [Test]
    public async Task Without_redis_each_goes_on_with_what_it_counted_until_it_is_back()
    {
        await CountGrantedAsync(one, 3);
        await redis.KillAsync();

        Assert.That(await CountGrantedAsync(one, 5), Is.EqualTo(2), "this one has counted three");
        Assert.That(await CountGrantedAsync(other, 10), Is.EqualTo(5), "this one has counted none");
        Assert.That(log.Lines.Count(line => line.StartsWith("Warning Redis does not answer: each instance limits", StringComparison.Ordinal)), Is.EqualTo(2));

        await redis.StartAsync();
        await Eventually.HoldsAsync("both spend of one budget again", async () =>
        {
            var rate = FiveInADay with { Name = Guid.CreateVersion7().ToString() };
            await Budgets(one).SpendAsync(rate, 1, CancellationToken.None);
            return await Budgets(other).SpendAsync(rate, 1, CancellationToken.None) is { Left: 3 };
        });
    }

    [Test]
    public async Task A_redis_that_hangs_holds_up_a_request_and_not_each_of_them()
    {
        await SpendAsync(one);
        await redis.SuspendAsync();
        var start = Stopwatch.GetTimestamp();

        for (var time = 0; time < 1000; time++)
            await Budgets(one).SpendAsync(FiveInADay, (UInt128)time, CancellationToken.None);

        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(10)));
        await redis.ResumeAsync();
    }

    [Test]
    public async Task What_is_no_budget_limits_nobody_else()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await connection.GetDatabase().StringSetAsync(Key, "no number");

        Assert.That(await CountGrantedAsync(one, 10), Is.EqualTo(5));
    }

    private static readonly RedisKey Key = "cleanblog:rate:test:00000000000000000000000000000001";

    private static IBudgets Budgets(ServiceProvider instance) => instance.GetRequiredService<IBudgets>();

    private static ValueTask<Budget> SpendAsync(ServiceProvider instance) => Budgets(instance).SpendAsync(FiveInADay, 1, CancellationToken.None);

    private static async Task<int> CountGrantedAsync(ServiceProvider instance, int times)
    {
        var granted = 0;

        for (var time = 0; time < times; time++)
            granted += (await SpendAsync(instance)).IsGranted ? 1 : 0;

        return granted;
    }

    /// <summary>As if so much time had passed.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var database = connection.GetDatabase();
        var fullAt = double.Parse((await database.StringGetAsync(Key)).ToString(), CultureInfo.InvariantCulture);
        await database.StringSetAsync(Key, (fullAt - time.TotalMicroseconds).ToString("F0", CultureInfo.InvariantCulture), expiry: null, keepTtl: true);
    }

    private ServiceProvider Instance()
    {
        var services = AHost.Services(Path.GetTempPath(), "Development", ("Redis:ConnectionString", redis.ConnectionString), ("SECRET_KEY", "a key that is long enough for a test"));
        return AHost.Build(services.AddLogging(logging => logging.AddProvider(log)));
    }
}
