using System.Diagnostics.CodeAnalysis;
using CleanBlog.Infrastructure.Limits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CleanBlog.Persistence.Tests.Limits;

/// <summary>In the memory of one instance.</summary>
public sealed class BudgetsTests
{
    private static readonly Rate FiveInTenSeconds = new("test", 5, TimeSpan.FromSeconds(10));

    private readonly FakeTimeProvider clock = new();
    private ServiceProvider services = null!;

    private IBudgets Budgets => services.GetRequiredService<IBudgets>();

    [SetUp]
    public void Start() => services = AHost.Build(AHost.Services(Path.GetTempPath(), "Development").AddSingleton<TimeProvider>(clock));

    [TearDown]
    public async Task Stop() => await services.DisposeAsync();

    [Test]
    public async Task So_many_are_granted_at_once_and_no_more()
    {
        var all = new List<Budget>();

        for (var time = 0; time < 7; time++)
            all.Add(await SpendAsync(1));

        Assert.That(all, Is.EqualTo(new Budget[]
        {
            new(IsGranted: true, 4, TimeSpan.FromSeconds(2)),
            new(IsGranted: true, 3, TimeSpan.FromSeconds(4)),
            new(IsGranted: true, 2, TimeSpan.FromSeconds(6)),
            new(IsGranted: true, 1, TimeSpan.FromSeconds(8)),
            new(IsGranted: true, 0, TimeSpan.FromSeconds(2)),
            new(IsGranted: false, 0, TimeSpan.FromSeconds(2)),
            new(IsGranted: false, 0, TimeSpan.FromSeconds(2)),
        }));
    }

    [Test]
    public async Task One_comes_back_when_it_was_said()
    {
        await SpendAllAsync(1);

        clock.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.That(await SpendAsync(1), Is.EqualTo(new Budget(IsGranted: false, 0, TimeSpan.FromMilliseconds(1))));

        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(await SpendAsync(1), Is.EqualTo(new Budget(IsGranted: true, 0, TimeSpan.FromSeconds(2))));
        Assert.That((await SpendAsync(1)).IsGranted, Is.False);
    }

    [Test]
    public async Task Nobody_saves_up_more_than_there_is_at_once()
    {
        await SpendAllAsync(1);

        clock.Advance(TimeSpan.FromDays(1));

        Assert.That(await CountGrantedAsync(1, 100), Is.EqualTo(5));
    }

    [TestCase(1_000_000, 1.5)]
    [TestCase(7, 1)]
    [TestCase(1, 86_400)]
    public async Task It_is_as_many_as_was_said_whatever_they_are_divided_by(int quota, double seconds)
    {
        var rate = new Rate("odd", quota, TimeSpan.FromSeconds(seconds));

        Assert.That((await Budgets.SpendAsync(rate, 1, CancellationToken.None)).Left, Is.EqualTo(quota - 1));
    }

    [Test]
    public async Task Callers_and_rates_have_nothing_to_do_with_each_other()
    {
        await SpendAllAsync(1);

        Assert.That((await SpendAsync(2)).IsGranted, Is.True);
        Assert.That((await Budgets.SpendAsync(FiveInTenSeconds with { Name = "other" }, 1, CancellationToken.None)).IsGranted, Is.True);
    }

    [Test]
    public async Task What_is_given_back_can_be_spent_again()
    {
        await SpendAllAsync(1);

        await Budgets.GiveBackAsync(FiveInTenSeconds, 1);

        Assert.That(await CountGrantedAsync(1, 3), Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_is_given_more_than_there_is()
    {
        await Budgets.GiveBackAsync(FiveInTenSeconds, 1);

        Assert.That(await CountGrantedAsync(1, 100), Is.EqualTo(5));
    }

    [Test]
    public void Of_those_who_come_together_exactly_so_many_are_granted()
    {
        var granted = 0;

        Parallel.For(0, 10_000, _ =>
        {
            if (SpendAsync(1).AsTask().Result.IsGranted)
                Interlocked.Increment(ref granted);
        });

        Assert.That(granted, Is.EqualTo(5));
    }

    [Test]
    public async Task Who_is_known_is_so_until_the_end_of_the_time()
    {
        await Budgets.RememberAsync(1, TimeSpan.FromDays(30));
        clock.Advance(TimeSpan.FromDays(20));
        await Budgets.RememberAsync(1, TimeSpan.FromDays(30));

        clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.That(await Budgets.KnowsAsync(1, CancellationToken.None), Is.True);
        Assert.That(await Budgets.KnowsAsync(2, CancellationToken.None), Is.False);

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await Budgets.KnowsAsync(1, CancellationToken.None), Is.False);
    }

    [Test]
    [SuppressMessage("Major Code Smell", "S1215", Justification = "What is left after a collection is what callers take.")]
    public async Task A_million_callers_take_no_more_memory_and_free_nobody_who_has_nothing_left()
    {
        var random = new Random(1);
        var exhausted = Enumerable.Range(0, 100).Select(_ => Name(random)).ToList();

        foreach (var caller in exhausted)
            await SpendAllAsync(caller);

        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var index = 0; index < 1_000_000; index++)
            await SpendAsync(Name(random));

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        await TestContext.Out.WriteLineAsync($"{grown} bytes");

        // Other tests run beside this one; an entry for each caller would take ten times as much.
        Assert.That(grown, Is.LessThan(8 * 1024 * 1024));

        foreach (var caller in exhausted)
            Assert.That((await SpendAsync(caller)).IsGranted, Is.False);
    }

    /// <summary>As good as a hash.</summary>
    private static UInt128 Name(Random random) => new((ulong)random.NextInt64(), (ulong)random.NextInt64());

    private ValueTask<Budget> SpendAsync(UInt128 caller) => Budgets.SpendAsync(FiveInTenSeconds, caller, CancellationToken.None);

    private async Task SpendAllAsync(UInt128 caller) => Assert.That(await CountGrantedAsync(caller, 5), Is.EqualTo(5));

    private async Task<int> CountGrantedAsync(UInt128 caller, int times)
    {
        var granted = 0;

        for (var time = 0; time < times; time++)
            granted += (await SpendAsync(caller)).IsGranted ? 1 : 0;

        return granted;
    }
}
