using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Application.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class DeleteUserTests(TestDatabase database) : UseCaseTest(database)
{
    private const int Rounds = 15;

    private readonly User ada = AUser.With();
    private readonly User root = AUser.Administrator();

    [SetUp]
    public async Task StoreThem()
    {
        await StoreAsync(AUser.With("eve@example.com"));
        await StoreAsync(ada, root);
    }

    [Test]
    public async Task Drafts_go_and_what_was_published_stays_with_a_nameless_author()
    {
        var (draft, published) = (APost.Draft(ada.Id), APost.Published(ada.Id));
        await StoreAsync(draft, published);

        var deleted = await DeleteAsync(ada.Id);

        Assert.That(deleted.Error, Is.Null);
        Assert.That(await PostsAsync(), Is.EqualTo(new[] { published.Id.Value }));
        Assert.That((await StoredAsync(ada.Id))?.FirstName, Is.EqualTo("Deleted"));
    }

    [Test]
    public async Task With_the_posts_nothing_is_left()
    {
        await StoreAsync(APost.Draft(ada.Id), APost.Published(ada.Id));

        await DeleteAsync(ada.Id, withPosts: true);

        Assert.That(await PostsAsync(), Is.Empty);
        Assert.That(await StoredAsync(ada.Id), Is.Null);
    }

    [Test]
    public async Task Who_has_published_nothing_leaves_nothing()
    {
        await StoreAsync(APost.Draft(ada.Id));

        await DeleteAsync(ada.Id);

        Assert.That(await StoredAsync(ada.Id), Is.Null);
    }

    [Test]
    public async Task Posts_of_others_stay()
    {
        var others = APost.Draft(root.Id);
        await StoreAsync(others, APost.Draft(ada.Id));

        await DeleteAsync(ada.Id, withPosts: true);

        Assert.That(await PostsAsync(), Is.EqualTo(new[] { others.Id.Value }));
    }

    [Test]
    public async Task Many_posts_are_never_read_at_once()
    {
        await StoreAsync([.. Enumerable.Range(0, 250).Select(_ => APost.Draft(ada.Id))]);
        Sql.Reset();

        await DeleteAsync(ada.Id);

        Assert.That(await PostsAsync(), Is.Empty);
        Assert.That(Sql.Statements.Where(statement => statement.StartsWith("SELECT", StringComparison.Ordinal) && statement.Contains("content", StringComparison.Ordinal)), Has.Exactly(4).Items.And.All.Contains("LIMIT"));
    }

    [Test]
    public async Task Whoever_is_deleted_a_second_time_can_lose_the_posts_and_is_gone_then()
    {
        await StoreAsync(APost.Published(ada.Id));

        Assert.That((await DeleteAsync(ada.Id)).Error, Is.Null);
        Assert.That((await DeleteAsync(ada.Id)).Error, Is.Null);
        Assert.That(await PostsAsync(), Has.Exactly(1).Items);
        Assert.That((await DeleteAsync(ada.Id, withPosts: true)).Error, Is.Null);

        Assert.That(await StoredAsync(ada.Id), Is.Null);
        Assert.That((await DeleteAsync(ada.Id)).Error, Is.EqualTo(UserErrors.NotFound));
    }

    [Test]
    public async Task Nothing_else_happens_to_who_is_deleted()
    {
        await StoreAsync(APost.Published(ada.Id));
        await DeleteAsync(ada.Id);
        ActAs(root);

        var refusals = new[]
        {
            (await InScopeAsync<ChangeUserActivation, Result<UserDetails>>(change => change.ExecuteAsync(ada.Id, isActive: true, CancellationToken.None))).Error,
            (await InScopeAsync<AssignRole, Result<UserDetails>>(assign => assign.ExecuteAsync(ada.Id, UserRole.Admin, CancellationToken.None))).Error,
            (await InScopeAsync<RenameUser, Result<UserDetails>>(rename => rename.ExecuteAsync(ada.Id, "Ada", "Again"))).Error,
            (await InScopeAsync<GetUser, Result<UserDetails>>(get => get.ExecuteAsync(ada.Id))).Error,
        };

        Assert.That(refusals, Is.All.EqualTo(UserErrors.NotFound));
    }

    [Test]
    public async Task A_deletion_that_was_broken_off_is_finished_when_it_is_asked_for_again()
    {
        await StoreAsync(APost.Draft(ada.Id));
        await BreakOffAsync(withPosts: true);

        Assert.That((await DeleteAsync(ada.Id)).Error, Is.Null);

        Assert.That((await PostsAsync(), await StoredAsync(ada.Id)), Is.EqualTo((Array.Empty<Guid>(), (User?)null)));
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    public async Task What_is_left_over_is_known_and_done_by_whoever_looks(bool withPosts, bool isPublishedKept)
    {
        await StoreAsync(APost.Published(ada.Id), APost.Draft(ada.Id));
        await BreakOffAsync(withPosts);

        Assert.That(await UnfinishedAsync(), Is.EqualTo(new[] { ada.Id }));
        await FinishAsync(ada.Id);

        Assert.That(await UnfinishedAsync(), Is.Empty);
        Assert.That(await PostsAsync(), Has.Exactly(isPublishedKept ? 1 : 0).Items);
    }

    [Test]
    public async Task A_post_that_was_written_meanwhile_is_found_and_taken_away_later()
    {
        await StoreAsync(APost.Published(ada.Id));
        await DeleteAsync(ada.Id);
        Assert.That(await UnfinishedAsync(), Is.Empty);

        await StoreAsync(APost.Draft(ada.Id));

        Assert.That(await UnfinishedAsync(), Is.EqualTo(new[] { ada.Id }));
        await FinishAsync(ada.Id);
        Assert.That(await PostsAsync(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_nameless_author_goes_with_the_last_post()
    {
        var post = APost.Published(ada.Id);
        await StoreAsync(post);
        await DeleteAsync(ada.Id);
        ActAs(root);
        await InScopeAsync<DeletePost, Result>(delete => delete.ExecuteAsync(post.Id, CancellationToken.None));

        Assert.That(await UnfinishedAsync(), Is.EqualTo(new[] { ada.Id }));
        await FinishAsync(ada.Id);

        Assert.That(await StoredAsync(ada.Id), Is.Null);
    }

    [Test]
    public async Task Nothing_is_taken_from_who_is_there()
    {
        await StoreAsync(APost.Draft(ada.Id));

        await FinishAsync(ada.Id);

        Assert.That(await UnfinishedAsync(), Is.Empty);
        Assert.That((await PostsAsync()).Count, Is.EqualTo(1));
        Assert.That((await StoredAsync(ada.Id))?.FirstName, Is.EqualTo("Ada"));
    }

    [Test]
    public async Task Who_is_gone_writes_nothing_any_more()
    {
        ActAs(ada);

        var late = await InScopeAsync<IServiceProvider, Result<PostDetails>>(scope => scope.RunAsync<WritePost, Result<PostDetails>>(
            () => DeleteAsync(ada.Id),
            write => write.ExecuteAsync(new("Notes", "Patterns.", Published: true), CancellationToken.None)));

        Assert.That(late.Error, Is.EqualTo(UserErrors.InvalidCredentials));
        Assert.That(await PostsAsync(), Is.Empty);
    }

    [Test]
    public async Task Who_is_gone_writes_nothing_by_the_dozen_either()
    {
        ActAs(ada);

        var late = await InScopeAsync<IServiceProvider, Result<ChangePostsOutcome>>(scope => scope.RunAsync<ChangePosts, Result<ChangePostsOutcome>>(
            () => DeleteAsync(ada.Id),
            change => change.ExecuteAsync(new(IsAtomic: true, [new PostToWrite(new("Notes", "Patterns.", Published: true))]), CancellationToken.None)));

        Assert.That(late.Error, Is.EqualTo(UserErrors.InvalidCredentials));
    }

    [Test]
    public async Task A_writer_who_is_deleted_in_many_races_leaves_nothing()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var writer = AUser.With($"writer{round}@example.com");
            await StoreAsync(writer);
            ActAs(writer);

            await RaceAsync(
                async () => (await DeleteAsync(writer.Id, withPosts: true)).Error,
                async () => (await InScopeAsync<WritePost, Result<PostDetails>>(write => write.ExecuteAsync(new("Notes", "Patterns.", Published: true), CancellationToken.None))).Error,
                async () => (await InScopeAsync<WritePost, Result<PostDetails>>(write => write.ExecuteAsync(new("Notes", "Patterns.", Published: false), CancellationToken.None))).Error);

            // Whoever was let in before and stored something after is looked after later.
            foreach (var id in await UnfinishedAsync())
                await FinishAsync(id);

            Assert.That(await PostsAsync(), Is.Empty);
            Assert.That(await StoredAsync(writer.Id), Is.Null);
        }
    }

    [Test]
    public async Task Several_who_delete_one_user_at_once_delete_it_once()
    {
        await StoreAsync([.. Enumerable.Range(0, 120).Select(_ => APost.Draft(ada.Id))]);

        var errors = await RaceAsync([.. Enumerable.Repeat(async () => (await DeleteAsync(ada.Id)).Error, 4)]);

        Assert.That(errors, Has.Some.Null.And.All.AnyOf(null, UserErrors.NotFound, CommitErrors.ConcurrentChange));
        Assert.That((await PostsAsync(), await StoredAsync(ada.Id)), Is.EqualTo((Array.Empty<Guid>(), (User?)null)));
    }

    [Test]
    public async Task Two_administrators_who_delete_each_other_leave_one()
    {
        var second = AUser.Administrator("second@example.com", AUser.Noon.AddMinutes(1));
        await StoreAsync(second);

        var late = await InScopeAsync<IServiceProvider, Result>(scope => scope.RunAsync<DeleteUser, Result>(
            () => DeleteAsync(root.Id),
            delete => delete.ExecuteAsync(second.Id, withPosts: false, CancellationToken.None)));

        Assert.That(late.Error, Is.EqualTo(CommitErrors.ConcurrentChange));
        Assert.That(await AdministratorsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_who_delete_each_other_in_many_races_never_leave_none()
    {
        var (first, second) = (root.Id, UserId.New());

        for (var round = 0; round < Rounds; round++)
        {
            var another = AUser.Administrator($"admin{round}@example.com", AUser.Noon.AddMinutes(round));
            await StoreAsync(another);
            second = another.Id;

            await RaceAsync(async () => (await DeleteAsync(first)).Error, async () => (await DeleteAsync(second)).Error);

            Assert.That(await AdministratorsAsync(), Is.GreaterThanOrEqualTo(1));
            first = await StoredAsync(first) is null ? second : first;
        }
    }

    [Test]
    public async Task Whoever_expects_another_revision_deletes_nothing()
    {
        Expected = new ExpectedRevision(ada.Id.Value, revision => revision.Version == 2);

        var refused = await DeleteAsync(ada.Id);

        Assert.That(refused.Error, Is.TypeOf<UnexpectedRevision>());
        Assert.That((await StoredAsync(ada.Id))?.DeletedAt, Is.Null);
    }

    [Test]
    public async Task Whoever_expects_the_stored_revision_deletes_it_with_its_drafts()
    {
        await StoreAsync(APost.Draft(ada.Id));
        Expected = new ExpectedRevision(ada.Id.Value, revision => revision.Version == 1);

        Assert.That((await DeleteAsync(ada.Id)).Error, Is.Null);

        Assert.That((await PostsAsync(), await StoredAsync(ada.Id)), Is.EqualTo((Array.Empty<Guid>(), (User?)null)));
    }

    private static async Task<Error?[]> RaceAsync(params Func<Task<Error?>>[] runners)
    {
        using var start = new Barrier(runners.Length);

        return await Task.WhenAll(runners.Select(run => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return run();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }

    private Task<Result> DeleteAsync(UserId id, bool withPosts = false) =>
        InScopeAsync<DeleteUser, Result>(delete => delete.ExecuteAsync(id, withPosts, CancellationToken.None));

    /// <summary>What a crash leaves: the person is gone, and nothing else.</summary>
    private Task<Result> BreakOffAsync(bool withPosts) => InScopeAsync<IServiceProvider, Result>(async services =>
    {
        var user = await services.GetRequiredService<IUserRepository>().FindAsync(ada.Id, CancellationToken.None);
        user!.Delete(withPosts, successor: null, AUser.Noon);
        return await services.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None);
    });

    private Task<IReadOnlyList<UserId>> UnfinishedAsync() => InScopeAsync<IDeletedUsers, IReadOnlyList<UserId>>(deleted => deleted.ListUnfinishedAsync(10, CancellationToken.None));

    private Task<bool> FinishAsync(UserId id) => InScopeAsync<IDeletedUsers, bool>(async deleted =>
    {
        await deleted.FinishAsync(id, CancellationToken.None);
        return true;
    });

    private Task<List<Guid>> PostsAsync() => InScopeAsync<BlogDbContext, List<Guid>>(async context => (await context.Posts.Select(post => post.Id).ToListAsync()).ConvertAll(id => id.Value));

    private Task<User?> StoredAsync(UserId id) => InScopeAsync<BlogDbContext, User?>(context => context.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id));

    private Task<int> AdministratorsAsync() => InScopeAsync<BlogDbContext, int>(context => context.Users.CountAsync(user => user.Role == UserRole.Admin && user.IsActive));
}
