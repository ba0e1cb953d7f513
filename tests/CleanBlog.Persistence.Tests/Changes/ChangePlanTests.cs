using CleanBlog.Application.Changes;
using CleanBlog.Domain.Common;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Persistence.Changes;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanBlog.Persistence.Tests.Changes;

/// <summary>However many changes there are, a look at the feed reads no more of them than it tells.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangePlanTests(TestDatabase database) : UseCaseTest(database)
{
    private const int Changes = 1500;

    private readonly PlanRecorder plans = new(database.Provider.Name);

    protected override IEnumerable<IInterceptor> Interceptors => [Sql, plans];

    [SetUp]
    public async Task StoreMany()
    {
        if (!plans.CanExplain)
            Assert.Ignore("Plans are read on SQLite and PostgreSQL.");

        await StoreAsync([.. Enumerable.Range(0, Changes).Select(number => AUser.With($"{number}@example.com", at: APost.Noon.AddSeconds(number)))]);
        await InScopeAsync<BlogDbContext, int>(context => context.Database.ExecuteSqlRawAsync(
            "INSERT INTO changes (kind, entity_id, owner_id, is_public, version, at) SELECT 'user', id, id, TRUE, version, created_at FROM users"));
        await InScopeAsync<IChangeReader, long>(changes => changes.FindEndAsync(CancellationToken.None));
        await InScopeAsync<BlogDbContext, int>(context => context.Database.ExecuteSqlRawAsync("ANALYZE"));
        plans.Start();
    }

    [TearDown]
    public void StopRecording() => plans.Stop();

    [Test]
    public async Task What_follows_a_position_is_found_in_the_index_of_positions()
    {
        await InScopeAsync<IChangeReader, Result<RecordedChanges>>(changes => changes.ReadAsync(after: Changes / 2, count: 20, CancellationToken.None));

        plans.ThatItSeeks("position", "ix_changes_position");
    }

    [Test]
    public async Task The_end_is_found_in_the_index_of_positions()
    {
        Assert.That(await InScopeAsync<IChangeReader, long>(changes => changes.FindEndAsync(CancellationToken.None)), Is.EqualTo(Changes));

        plans.ThatItUses("ix_changes_position");
    }

    [Test]
    public async Task Whether_something_has_no_position_yet_is_told_by_an_index_of_nothing_else()
    {
        await InScopeAsync<BlogDbContext, bool>(context => context.Set<Change>().AnyAsync(change => change.Position == null));

        plans.ThatItUses("ix_changes_unnumbered");
    }
}
