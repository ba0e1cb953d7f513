using System.Data.Common;
using CleanBlog.Application.Changes;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Persistence.Changes;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Persistence.Tests.Changes;

/// <summary>No change appears behind a position that was given out and read to the end.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangeOrderTests(TestDatabase database) : UseCaseTest(database)
{
    private static readonly HashSet<ChangeKind> Posts = [ChangeKind.Post];

    private readonly bool hasOneWriter = string.Equals(database.Provider.Name, "Sqlite", StringComparison.Ordinal);
    private readonly User ada = AUser.With();
    private readonly Gate gate = new();

    protected override IEnumerable<IInterceptor> Interceptors => [Sql, gate];

    [SetUp]
    public async Task StoreAda()
    {
        await StoreAsync(ada);
        ActAs(ada);
    }

    [Test]
    public async Task What_is_committed_late_comes_behind_what_was_read_meanwhile_however_early_it_was_inserted()
    {
        var early = await BeginAsync("early");

        // The one writer of SQLite has others wait, so that they are inserted later as well.
        var late = WriteAsync("late");

        if (!hasOneWriter)
            await late;

        var meanwhile = await ReadAsync(after: 0);
        await early.EndAsync();
        await late;
        var afterwards = await ReadAsync(meanwhile.End);

        Assert.That(Titles(meanwhile), Is.EqualTo(hasOneWriter ? [] : new[] { "late" }));
        Assert.That(Titles(afterwards), Is.EqualTo(hasOneWriter ? ["early", "late"] : new[] { "early" }));
        Assert.That(await InsertedAsync(), Is.EqualTo(hasOneWriter ? [1, 2] : new long?[] { 2, 1 }), "The positions in the order of insertion");
    }

    [Test]
    public async Task What_is_taken_back_leaves_no_gap()
    {
        var early = await BeginAsync("early", isTakenBack: true);
        var late = WriteAsync("late");

        if (!hasOneWriter)
            await late;

        await Assert.ThatAsync(early.EndAsync, Throws.InvalidOperationException);
        await late;
        await WriteAsync("last");

        var page = await ReadAsync(after: 0);

        Assert.That(Positions(page), Is.EqualTo([("late", 1L), ("last", 2L)]));
    }

    [Test]
    public async Task Whoever_goes_on_from_any_position_gets_all_that_follows_in_the_same_order()
    {
        for (var number = 1; number <= 5; number++)
            await WriteAsync($"{number}");

        for (var after = 0L; after <= 5; after++)
            Assert.That(Titles(await ReadAsync(after)), Is.EqualTo(Enumerable.Range((int)after + 1, 5 - (int)after).Select(number => $"{number}")));
    }

    [Test]
    public async Task Positions_have_no_gap_and_none_is_given_twice_while_many_write_and_two_instances_number()
    {
        const int Writers = 16;
        const int PostsOfEach = 12;
        await using var one = BuildServices();
        await using var another = BuildServices();
        using var stop = new CancellationTokenSource();
        var seen = Enumerable.Range(0, 4).Select(reader => Task.Run(() => FollowAsync(reader % 2 == 0 ? one : another, stop.Token))).ToList();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var post = 0; post < PostsOfEach; post++)
                await WriteAsync($"{writer} {post}");
        })));
        await stop.CancelAsync();

        foreach (var positions in await Task.WhenAll(seen))
            Assert.That(positions, Is.EqualTo(Enumerable.Range(1, Writers * PostsOfEach).Select(position => (long)position)));
    }

    /// <summary>What is inserted first is committed while the first instance numbers what was inserted later.</summary>
    [Test]
    public async Task An_instance_numbers_only_when_another_one_has_done_so()
    {
        await using var another = BuildServices();
        var early = hasOneWriter ? null : await BeginAsync("early");
        await WriteAsync("late");

        var numbering = gate.HoldNextCommitAsync();
        var first = Task.Run(() => ReadAsync(after: 0));
        await numbering.WaitAsync(Eventually.Patience);
        await (early?.EndAsync() ?? Task.CompletedTask);
        Sql.Reset();
        var second = Task.Run(() => ReadAsync(another, after: 0));

        try
        {
            // Two looks whether there is something, and the lock where there is one.
            await Eventually.HoldsAsync("the other one is about to number", () => Task.FromResult(Sql.Statements.Count >= (hasOneWriter ? 2 : 3)));
        }
        finally
        {
            gate.Open();
        }

        Assert.That(Positions(await first).First(), Is.EqualTo(("late", 1L)));
        Assert.That(Positions(await second), Is.EqualTo(hasOneWriter ? [("late", 1L)] : new[] { ("late", 1L), ("early", 2L) }));
    }

    [Test]
    public async Task More_than_are_numbered_at_once_are_numbered_all_the_same()
    {
        const int Count = ChangesAtOnce + 5;
        ImportedPost[] batch = [.. Enumerable.Range(0, Count).Select(number => new ImportedPost($"{number}.html", APost.Noon, $"Post {number}", "Text.", "Mary Somerville"))];
        await InScopeAsync<ImportPosts, Result<ImportOutcome>>(import => import.ExecuteAsync(batch, default));

        var first = await ReadAsync(after: 0);
        var end = await InScopeAsync<FindEndOfChanges, long>(find => find.ExecuteAsync(default));

        Assert.That((first.Changes.Count, first.GoesOn), Is.EqualTo((100, true)));
        Assert.That(end, Is.EqualTo(Count + 1));
    }

    [TestCase(3)]
    [TestCase(7)]
    public async Task A_position_that_was_never_given_is_refused(long after)
    {
        await WriteAsync("one");
        await WriteAsync("two");

        var read = await InScopeAsync<ReadChanges, Result<ChangesPage>>(changes => changes.ExecuteAsync(new(after, Posts, 100), default));

        Assert.That(read.Error, Is.EqualTo(ChangeErrors.TooOld));
    }

    private const int ChangesAtOnce = 1000;

    private static IEnumerable<string> Titles(ChangesPage page) => page.Changes.Select(change => change.Post!.Title);

    private static IEnumerable<(string Title, long Position)> Positions(ChangesPage page) => page.Changes.Select(change => (change.Post!.Title, change.Position));

    private static async Task<List<long>> FollowAsync(ServiceProvider instance, CancellationToken stop)
    {
        var (positions, after) = (new List<long>(), 0L);

        while (true)
        {
            var isLast = stop.IsCancellationRequested;
            var page = await ReadAsync(instance, after);
            positions.AddRange(page.Changes.Select(change => change.Position));
            after = page.End;

            if (isLast && !page.GoesOn)
                return positions;
        }
    }

    private Task<Result<PostDetails>> WriteAsync(string title) =>
        InScopeAsync<WritePost, Result<PostDetails>>(write => write.ExecuteAsync(new(title, "Patterns.", Published: true), default));

    private async Task<ChangesPage> ReadAsync(long after) =>
        (await InScopeAsync<ReadChanges, Result<ChangesPage>>(changes => changes.ExecuteAsync(new(after, Posts, 100), default))).Expect();

    private static async Task<ChangesPage> ReadAsync(ServiceProvider instance, long after) =>
        (await InScopeAsync<ReadChanges, Result<ChangesPage>>(instance, changes => changes.ExecuteAsync(new(after, Posts, 100), default))).Expect();

    private Task<List<long?>> InsertedAsync() =>
        InScopeAsync<BlogDbContext, List<long?>>(context => context.Set<Change>().OrderBy(change => change.Id).Select(change => change.Position).ToListAsync());

    /// <summary>Inserts a post and its change in a transaction that stays open until it is ended.</summary>
    private async Task<OpenWrite> BeginAsync(string title, bool isTakenBack = false)
    {
        var (inserted, end) = (new TaskCompletionSource(), new TaskCompletionSource());

        var write = InScopeAsync<IServiceProvider, Result<RememberedAnswer>>(services => services.GetRequiredService<IIdempotency>().RunOnceAsync(
            new($"ada {title}", [1]),
            async attempt =>
            {
                await services.GetRequiredService<WritePost>().ExecuteAsync(new(title, "Patterns.", Published: true), attempt);
                inserted.TrySetResult();
                await end.Task;
                return isTakenBack ? throw new InvalidOperationException("planted") : [1];
            },
            default));

        // A write that fails would never say that it has inserted anything.
        if (await Task.WhenAny(write, inserted.Task) == write)
            await write;

        return new(write, end);
    }

    private sealed record OpenWrite(Task Write, TaskCompletionSource Ending)
    {
        public Task EndAsync()
        {
            Ending.SetResult();
            return Write;
        }
    }

    /// <summary>Holds a transaction open that is about to be committed.</summary>
    private sealed class Gate : DbTransactionInterceptor
    {
        private TaskCompletionSource? next;
        private TaskCompletionSource opened = new();

        /// <summary>Ends when somebody stands before it.</summary>
        public Task HoldNextCommitAsync()
        {
            opened = new TaskCompletionSource();
            next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return next.Task;
        }

        public void Open() => opened.SetResult();

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Exchange(ref next, null) is { } held)
            {
                held.SetResult();
                await opened.Task;
            }

            return result;
        }
    }
}
