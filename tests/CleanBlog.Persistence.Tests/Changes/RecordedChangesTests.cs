using CleanBlog.Application.Changes;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Persistence.Changes;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Persistence.Tests.Changes;

/// <summary>What a write says of itself in its own transaction.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RecordedChangesTests(TestDatabase database) : UseCaseTest(database)
{
    private static readonly DateTimeOffset Later = APost.Noon.AddDays(1);

    private readonly User ada = AUser.With();

    [SetUp]
    public async Task StoreAda()
    {
        await StoreAsync(ada);
        ActAs(ada);
        Clock.Advance(TimeSpan.FromDays(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_new_post_was_not_there_before(bool published)
    {
        var post = (await InScopeAsync<WritePost, Result<PostDetails>>(write => write.ExecuteAsync(new("Notes", "Patterns.", published), default))).Expect();

        Assert.That(await RecordedAsync(), Is.EqualTo([(ChangeKind.Post, post.Id, ada.Id.Value, (bool?)null, (bool?)published, 1, Later)]));
    }

    [TestCase(false, false)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    [TestCase(true, true)]
    public async Task A_revised_post_says_who_could_see_it_before_and_after(bool before, bool after)
    {
        var post = await StorePostAsync(before);

        await InScopeAsync<RevisePost, Result<PostDetails>>(revise => revise.ExecuteAsync(post.Id, title: "Other notes", published: after));

        Assert.That(await RecordedAsync(), Is.EqualTo([(ChangeKind.Post, post.Id.Value, ada.Id.Value, (bool?)before, (bool?)after, before == after ? 2 : 3, Later)]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_deleted_post_is_not_there_afterwards(bool published)
    {
        var post = await StorePostAsync(published);

        await InScopeAsync<DeletePost, Result>(delete => delete.ExecuteAsync(post.Id, default));

        Assert.That(await RecordedAsync(), Is.EqualTo([(ChangeKind.Post, post.Id.Value, ada.Id.Value, (bool?)published, (bool?)null, 1, Later)]));
    }

    [Test]
    public async Task Nothing_new_is_no_change()
    {
        var post = await StorePostAsync(published: true);

        await InScopeAsync<RevisePost, Result<PostDetails>>(revise => revise.ExecuteAsync(post.Id, title: post.Title));
        await InScopeAsync<RenameUser, Result<UserDetails>>(rename => rename.ExecuteAsync(ada.Id, ada.FirstName, ada.LastName));
        await InScopeAsync<AssignRole, Result<UserDetails>>(assign => assign.ExecuteAsync(ada.Id, UserRole.User, default));
        await InScopeAsync<ChangeUserActivation, Result<UserDetails>>(change => change.ExecuteAsync(ada.Id, isActive: true, default));

        Assert.That(await RecordedAsync(), Is.Empty);
    }

    [Test]
    public async Task A_password_that_is_hashed_anew_is_no_change_that_anybody_could_see()
    {
        await InScopeAsync<IServiceProvider, Result>(async services =>
        {
            var user = await services.GetRequiredService<IUserRepository>().FindAsync(ada.Id, default);
            user!.UpgradePasswordHash("other");
            return await services.GetRequiredService<IUnitOfWork>().CommitAsync(default);
        });

        Assert.That(await RecordedAsync(), Is.Empty);
    }

    [Test]
    public async Task A_registered_user_is_new_and_changes_with_its_names_its_role_and_its_activation()
    {
        var eve = (await InScopeAsync<RegisterUser, Result<UserDetails>>(register => register.ExecuteAsync(new("eve@example.com", AUser.Password, "Eve", "Moneypenny"), default))).Expect();
        ActAs(AUser.Administrator());

        await InScopeAsync<RenameUser, Result<UserDetails>>(rename => rename.ExecuteAsync(UserId.From(eve.Id), "Eva", "Moneypenny"));
        await InScopeAsync<AssignRole, Result<UserDetails>>(assign => assign.ExecuteAsync(UserId.From(eve.Id), UserRole.Admin, default));
        await InScopeAsync<AssignRole, Result<UserDetails>>(assign => assign.ExecuteAsync(ada.Id, UserRole.Admin, default));
        await InScopeAsync<ChangeUserActivation, Result<UserDetails>>(change => change.ExecuteAsync(UserId.From(eve.Id), isActive: false, default));

        Assert.That(
            (await RecordedAsync()).Select(change => (change.Kind, change.Id == eve.Id ? "eve" : "ada", change.Was, change.Is, change.Version)),
            Is.EqualTo(new (ChangeKind, string, bool?, bool?, int)[]
            {
                (ChangeKind.User, "eve", null, true, 1),
                (ChangeKind.User, "eve", true, true, 2),
                (ChangeKind.User, "eve", true, true, 3),
                (ChangeKind.User, "ada", true, true, 2),

                // The one who stays administrator shows another version as well.
                (ChangeKind.User, "ada", true, true, 3),
                (ChangeKind.User, "eve", true, true, 4),
            }).Or.EqualTo(new (ChangeKind, string, bool?, bool?, int)[]
            {
                (ChangeKind.User, "eve", null, true, 1),
                (ChangeKind.User, "eve", true, true, 2),
                (ChangeKind.User, "eve", true, true, 3),
                (ChangeKind.User, "ada", true, true, 2),
                (ChangeKind.User, "eve", true, true, 4),
                (ChangeKind.User, "ada", true, true, 3),
            }));
    }

    [Test]
    public async Task An_import_records_each_post_and_each_author_and_the_authors_first()
    {
        ImportedPost[] batch = [.. Enumerable.Range(0, 5).Select(number => new ImportedPost($"{number}.html", APost.Noon, $"Post {number}", "Text.", number % 2 == 0 ? "Mary Somerville" : "Charles Babbage"))];

        await InScopeAsync<ImportPosts, Result<ImportOutcome>>(import => import.ExecuteAsync(batch, default));
        await InScopeAsync<ImportPosts, Result<ImportOutcome>>(import => import.ExecuteAsync(batch, default));

        var recorded = await RecordedAsync();
        Assert.That(recorded.Select(change => change.Kind), Is.EqualTo(Enumerable.Repeat(ChangeKind.User, 2).Concat(Enumerable.Repeat(ChangeKind.Post, 5))));
        Assert.That(recorded.Select(change => (change.Was, change.Is)), Is.All.EqualTo(((bool?)null, (bool?)true)));
        Assert.That(recorded.Select(change => change.Id), Is.Unique);
    }

    [Test]
    public async Task What_is_refused_records_nothing()
    {
        await InScopeAsync<RegisterUser, Result<UserDetails>>(register => register.ExecuteAsync(new("ada@example.com", AUser.Password, "Ada", "Again"), default));

        Assert.That(await RecordedAsync(), Is.Empty);
    }

    [Test]
    public async Task Several_commits_of_one_request_are_recorded_each_for_itself()
    {
        var user = AUser.With("eve@example.com");

        await InScopeAsync<IServiceProvider, Result>(async services =>
        {
            var (context, unitOfWork) = (services.GetRequiredService<BlogDbContext>(), services.GetRequiredService<IUnitOfWork>());
            context.Add(AUser.With());
            var refused = await unitOfWork.CommitAsync(default);
            Assert.That(refused.Error, Is.EqualTo(CommitErrors.Duplicate));

            // As whoever goes on after a refusal does.
            context.ChangeTracker.Clear();
            context.Add(user);
            await unitOfWork.CommitAsync(default);

            user.Rename("Eva", "Moneypenny", Later);
            return await unitOfWork.CommitAsync(default);
        });

        Assert.That((await RecordedAsync()).Select(change => (change.Id, change.Version)), Is.EqualTo([(user.Id.Value, 1), (user.Id.Value, 2)]));
    }

    [Test]
    public async Task A_request_that_is_remembered_records_its_change_once()
    {
        for (var time = 0; time < 2; time++)
        {
            await InScopeAsync<IServiceProvider, Result<RememberedAnswer>>(services => services.GetRequiredService<IIdempotency>().RunOnceAsync(
                new("ada key", [1]),
                async attempt => (await services.GetRequiredService<WritePost>().ExecuteAsync(new("Notes", "Patterns.", Published: true), attempt)).Error is null ? [1] : null,
                default));
        }

        Assert.That(await RecordedAsync(), Has.Exactly(1).Items);
    }

    private async Task<Post> StorePostAsync(bool published)
    {
        var post = published ? APost.Published(ada.Id) : APost.Draft(ada.Id);
        await StoreAsync(post);
        return post;
    }

    /// <summary>In the order in which they were inserted.</summary>
    private Task<List<(ChangeKind Kind, Guid Id, Guid Owner, bool? Was, bool? Is, int Version, DateTimeOffset At)>> RecordedAsync() =>
        InScopeAsync<BlogDbContext, List<(ChangeKind, Guid, Guid, bool?, bool?, int, DateTimeOffset)>>(async context =>
            (await context.Set<Change>().AsNoTracking().OrderBy(change => change.Id).ToListAsync())
            .ConvertAll(change => (change.Kind, change.EntityId, change.OwnerId, change.WasPublic, change.IsPublic, change.Version, change.At)));
}
