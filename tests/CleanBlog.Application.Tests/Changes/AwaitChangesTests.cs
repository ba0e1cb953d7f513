using System.Data.Common;
using CleanBlog.Application.Changes;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanBlog.Application.Tests.Changes;

/// <summary>How long a wait lasts at the most.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AwaitChangesTests(TestDatabase database) : UseCaseTest(database)
{
    /// <summary>Two parts and a bit that have nothing for whoever asks for users.</summary>
    private const int Posts = 450;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private TimeSpan timeOfRead;

    protected override IEnumerable<IInterceptor> Interceptors => [new SlowReads(this)];

    [SetUp]
    public async Task ImportPosts()
    {
        timeOfRead = TimeSpan.Zero;
        ImportedPost[] batch = [.. Enumerable.Range(0, Posts).Select(number => new ImportedPost($"{number}.html", APost.Noon, $"Post {number}", "Text.", "Mary Somerville"))];
        (await InScopeAsync<ImportPosts, Result<ImportOutcome>>(import => import.ExecuteAsync(batch, default))).Expect();
        await InScopeAsync<FindEndOfChanges, long>(find => find.ExecuteAsync(default));
        timeOfRead = TimeSpan.FromSeconds(10);
    }

    [Test]
    public async Task Whoever_is_told_of_little_gets_an_empty_part_in_time_and_goes_on_from_it()
    {
        var first = await AwaitAsync(after: 0);
        var second = await AwaitAsync(first.End);

        Assert.That((first.Changes.Count, first.End, first.GoesOn), Is.EqualTo((0, 400L, true)), "After 20 seconds");
        Assert.That((second.Changes.Count, second.End, second.GoesOn), Is.EqualTo((0, (long)Posts + 1, false)), "After 10, and as it waits for more");
    }

    /// <summary>Of nobody, who is told of no users.</summary>
    private async Task<ChangesPage> AwaitAsync(long after)
    {
        var waiting = InScopeAsync<AwaitChanges, Result<ChangesPage>>(changes => changes.ExecuteAsync(new(new(after, new HashSet<ChangeKind> { ChangeKind.User }, 20), Patience, default), default));

        if (after > 0)
        {
            await Clock.UntilSomebodyWaitsAsync(Patience - timeOfRead);
            Clock.Advance(Patience - timeOfRead);
        }

        return (await waiting.WaitAsync(Eventually.Patience)).Expect();
    }

    /// <summary>Each read of changes takes a while by the test's clock.</summary>
    private sealed class SlowReads(AwaitChangesTests test) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("was_public", StringComparison.Ordinal) && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
                test.Clock.Advance(test.timeOfRead);

            return ValueTask.FromResult(result);
        }
    }
}
