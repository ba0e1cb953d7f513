using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Persistence.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class CommitTests(TestDatabase database) : UseCaseTest(database)
{
    /// <summary>SQLite has no connection that could break.</summary>
    private readonly int commitsOfAWrite = string.Equals(database.Provider.Name, "Sqlite", StringComparison.Ordinal) ? 0 : 1;

    [Test]
    public async Task A_write_stores_a_commit_only_where_it_may_have_to_be_repeated()
    {
        await CommitAsync(AUser.With());

        Assert.That(await CountAsync(), Is.EqualTo(commitsOfAWrite));
    }

    [Test]
    public async Task A_write_that_changes_nothing_stores_no_commit()
    {
        await CommitAsync(user: null);

        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_write_that_is_refused_stores_no_commit()
    {
        await StoreAsync(AUser.With());

        var refused = await CommitAsync(AUser.With());

        Assert.That(refused.Error, Is.EqualTo(CommitErrors.Duplicate));
        Assert.That(await CountAsync(), Is.Zero);
    }

    private Task<Result> CommitAsync(User? user) => InScopeAsync<IServiceProvider, Result>(services =>
    {
        if (user is not null)
            services.GetRequiredService<IUserRepository>().Add(user);

        return services.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None);
    });

    private Task<int> CountAsync() => InScopeAsync<BlogDbContext, int>(context => context.Set<Commit>().CountAsync());
}
