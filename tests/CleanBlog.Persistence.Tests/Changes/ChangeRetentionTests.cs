using CleanBlog.Application.Changes;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Persistence.Changes;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanBlog.Persistence.Tests.Changes;

/// <summary>What is deleted, and which positions are too old then.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangeRetentionTests(TestDatabase database) : UseCaseTest(database)
{
    private static readonly HashSet<ChangeKind> Posts = [ChangeKind.Post];

    private readonly User ada = AUser.With();

    [SetUp]
    public async Task StoreAda()
    {
        await StoreAsync(ada);
        ActAs(ada);
    }

    /// <summary>Three are 31 days old, and two 29.</summary>
    [TestCase(0L, false)]
    [TestCase(2L, false)]
    [TestCase(3L, true)]
    [TestCase(4L, true)]
    [TestCase(5L, true)]
    [TestCase(6L, false)]
    public async Task A_position_is_good_exactly_as_long_as_all_behind_it_is_kept(long after, bool isGood)
    {
        await WriteAsync(3);
        Clock.Advance(TimeSpan.FromDays(2));
        await WriteAsync(2);
        Clock.Advance(TimeSpan.FromDays(29));
        await CleanUpAsync();

        var read = await ReadAsync(after);

        Assert.That(read.Error, Is.EqualTo(isGood ? null : ChangeErrors.TooOld));
        Assert.That(await LeftAsync(), Is.EqualTo([4L, 5L]));
    }

    [Test]
    public async Task The_newest_is_kept_however_old_it_is_so_that_the_numbers_go_on()
    {
        await WriteAsync(3);
        Clock.Advance(TimeSpan.FromDays(365));

        await CleanUpAsync();
        var left = await LeftAsync();
        await WriteAsync(1);

        Assert.That(left, Is.EqualTo([3L]));
        Assert.That((await ReadAsync(3)).Expect().Changes.Select(change => change.Position), Is.EqualTo([4L]));
        Assert.That((await ReadAsync(after: null)).Expect().Changes.Select(change => change.Position), Is.EqualTo([3L, 4L]));
    }

    [Test]
    public async Task What_nobody_has_read_is_numbered_before_it_is_deleted()
    {
        await WriteAsync(3);
        Clock.Advance(TimeSpan.FromDays(31));
        await WriteAsync(2);

        await CleanUpAsync();

        Assert.That(await LeftAsync(), Is.EqualTo([4L, 5L]));
    }

    /// <summary>As by an instance whose clock is behind.</summary>
    [Test]
    public async Task What_is_older_than_what_came_before_it_leaves_no_gap()
    {
        await WriteAsync(2);
        await InScopeAsync<BlogDbContext, int>(context => context.Set<Change>().OrderByDescending(change => change.Id).Take(1).ExecuteUpdateAsync(change => change.SetProperty(row => row.At, APost.Noon.AddDays(-90))));
        await WriteAsync(1);

        Clock.Advance(TimeSpan.FromDays(1));
        await CleanUpAsync();

        Assert.That(await LeftAsync(), Is.EqualTo([1L, 2L, 3L]));
    }

    [Test]
    public async Task Where_there_is_nothing_nothing_is_deleted()
    {
        await CleanUpAsync();

        Assert.That((await ReadAsync(0)).Expect().Changes, Is.Empty);
        Assert.That((await ReadAsync(1)).Error, Is.EqualTo(ChangeErrors.TooOld));
    }

    private async Task WriteAsync(int times)
    {
        for (var time = 0; time < times; time++)
            (await InScopeAsync<WritePost, Result<PostDetails>>(write => write.ExecuteAsync(new("Notes", "Patterns.", Published: true), default))).Expect();
    }

    private Task<Result<ChangesPage>> ReadAsync(long? after) =>
        InScopeAsync<ReadChanges, Result<ChangesPage>>(changes => changes.ExecuteAsync(new(after, Posts, 100), default));

    private Task<List<long?>> LeftAsync() =>
        InScopeAsync<BlogDbContext, List<long?>>(context => context.Set<Change>().OrderBy(change => change.Id).Select(change => change.Position).ToListAsync());

    /// <summary>The service itself.</summary>
    private Task CleanUpAsync() => InScopeAsync<IServiceProvider, bool>(async services =>
    {
        var interval = TimeSpan.FromMinutes(10);
        var cleanUp = (BackgroundService)services.GetServices<IHostedService>().Single(service => service.GetType().Name is "CleanUp");
        await cleanUp.StartAsync(default);
        await Clock.UntilSomebodyWaitsAsync(interval);
        Sql.Reset();

        // When the second time begins, all of the first is done.
        for (var time = 1; time <= 2; time++)
        {
            Clock.Advance(interval);
            await Eventually.HoldsAsync($"it began for the {time}. time", () => Task.FromResult(Sql.Statements.Count(DeletesCommits) == time));
        }

        await cleanUp.StopAsync(default);
        return true;
    });

    /// <summary>What a clean-up begins with.</summary>
    private static bool DeletesCommits(string sql) => sql.StartsWith("DELETE", StringComparison.Ordinal) && sql.Contains("commits", StringComparison.Ordinal);
}
