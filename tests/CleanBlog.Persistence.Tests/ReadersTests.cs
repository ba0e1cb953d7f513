using CleanBlog.Application.Posts;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Persistence.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ReadersTests(TestDatabase database) : UseCaseTest(database)
{
    [Test]
    public async Task Reading_posts_tracks_nothing()
    {
        var ada = AUser.With();
        var post = APost.Published(ada.Id);
        await StoreAsync(ada, post);

        var tracked = await InScopeAsync<IServiceProvider, int>(async scope =>
        {
            var posts = scope.GetRequiredService<IPostReader>();
            await posts.FindAsync(post.Id, new VisiblePosts(caller: null), CancellationToken.None);
            await posts.ListAsync(PostsPage.OfPublished(author: null, new OffsetWindow(0, 10)), CancellationToken.None);
            return scope.GetRequiredService<BlogDbContext>().ChangeTracker.Entries().Count();
        });

        Assert.That(tracked, Is.Zero);
    }

    [Test]
    public async Task Reading_users_tracks_nothing()
    {
        var ada = AUser.With();
        var (session, _) = ASession.Of(ada);
        await StoreAsync(ada, session);

        var tracked = await InScopeAsync<IServiceProvider, int>(async scope =>
        {
            var users = scope.GetRequiredService<IUserReader>();
            await users.FindAsync(ada.Id, CancellationToken.None);
            await users.ListAsync(new UsersPage(new OffsetWindow(0, 10)), CancellationToken.None);
            await scope.GetRequiredService<ISessionReader>().FindCallerAsync(session.Id, CancellationToken.None);
            await scope.GetRequiredService<ISessionReader>().ListAsync(ada.Id, session.Id, AUser.Noon, CancellationToken.None);
            return scope.GetRequiredService<BlogDbContext>().ChangeTracker.Entries().Count();
        });

        Assert.That(tracked, Is.Zero);
    }

    [Test]
    public async Task A_caller_costs_one_statement_that_reads_no_more_than_id_and_role()
    {
        var root = AUser.Administrator();
        var (session, _) = ASession.Of(root);
        await StoreAsync(root, session);
        Sql.Reset();

        var caller = await InScopeAsync<ISessionReader, Caller?>(sessions => sessions.FindCallerAsync(session.Id, CancellationToken.None));

        Assert.That(caller, Is.EqualTo(new Caller(root.Id, UserRole.Admin, session.Id)));
        Assert.That(Sql.Statements, Has.Exactly(1).Items.And.None.Contains("email").And.None.Contains("hash"));
    }

    [Test]
    public async Task The_successor_is_the_administrator_of_longest_standing()
    {
        var (newest, oldest) = (AUser.Administrator("new@example.com", AUser.Noon.AddDays(1)), AUser.Administrator("old@example.com"));
        var leaving = AUser.Administrator("leaving@example.com", AUser.Noon.AddDays(-1));
        await StoreAsync(newest, oldest, leaving);

        var successor = await InScopeAsync<IUserRepository, User?>(users => users.FindOtherActiveAdministratorAsync(leaving.Id, CancellationToken.None));

        Assert.That(successor?.Id, Is.EqualTo(oldest.Id));
    }

    [Test]
    public async Task Existing_ids_are_found_without_loading_the_posts()
    {
        var ada = AUser.With();
        var post = APost.Published(ada.Id);
        await StoreAsync(ada, post);
        Sql.Reset();

        var existing = await InScopeAsync<IPostRepository, IReadOnlySet<PostId>>(posts => posts.FilterExistingAsync([post.Id, PostId.New()], CancellationToken.None));

        Assert.That(existing, Is.EqualTo([post.Id]));
        Assert.That(Sql.Statements, Has.Exactly(1).Items.And.None.Contains("content"));
    }
}
