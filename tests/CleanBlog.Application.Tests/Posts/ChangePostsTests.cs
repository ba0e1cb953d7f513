using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangePostsTests(TestDatabase database) : UseCaseTest(database)
{
    private readonly User ada = AUser.With();
    private readonly User eve = AUser.With("eve@example.com");

    [SetUp]
    public Task StoreUsers() => StoreAsync(ada, eve);

    [Test]
    public async Task Each_change_is_carried_out_or_refused_for_itself()
    {
        var (mine, hers) = (APost.Draft(ada.Id), APost.Published(eve.Id));
        await StoreAsync(mine, hers);
        ActAs(ada);

        var outcomes = await ChangeAsync(isAtomic: false, Write("New"), Retitle(hers.Id), Retitle(mine.Id), new UnfitPostChange(TextErrors.Blank("title")));

        Assert.That(outcomes.Expect().Changes.Select(outcome => outcome.Error), Is.EqualTo([null, PostErrors.NotYours, null, TextErrors.Blank("title")]));
        Assert.That((await FindAsync(mine.Id))?.Title, Is.EqualTo("Changed"));
    }

    [Test]
    public async Task An_atomic_one_names_all_that_refuse_it_and_changes_nothing()
    {
        var (mine, hers) = (APost.Draft(ada.Id), APost.Published(eve.Id));
        await StoreAsync(mine, hers);
        ActAs(ada);

        var outcomes = await ChangeAsync(isAtomic: true, Retitle(mine.Id), Retitle(hers.Id), new PostToDelete(PostId.New(), IsExpected: null));

        var refused = (RefusedChanges)outcomes.Error!;
        Assert.That(refused.Changes, Is.EqualTo(new[] { (1, PostErrors.NotYours), (2, PostErrors.NotFound) }));
        Assert.That((refused.Kind, refused.Code), Is.EqualTo((PostErrors.NotYours.Kind, PostErrors.NotYours.Code)));
        Assert.That((await FindAsync(mine.Id))?.Title, Is.EqualTo(mine.Title));
    }

    [Test]
    public async Task A_revision_that_is_not_expected_is_left_as_it_is()
    {
        var mine = APost.Draft(ada.Id);
        await StoreAsync(mine);
        ActAs(ada);

        var outcomes = await ChangeAsync(isAtomic: false, Retitle(mine.Id, revision => revision.Version == 7), new PostToDelete(mine.Id, revision => revision.Version == 7));

        Assert.That(outcomes.Expect().Changes.Select(outcome => outcome.Error), Is.All.EqualTo(new UnexpectedRevision(new Revision(1, APost.Noon))));
        Assert.That((await FindAsync(mine.Id))?.Title, Is.EqualTo(mine.Title));
    }

    [Test]
    public async Task What_another_request_changed_meanwhile_is_refused_and_the_rest_is_not()
    {
        var (contested, untouched) = (APost.Draft(ada.Id), APost.Draft(ada.Id));
        await StoreAsync(contested, untouched);
        ActAs(ada);
        var isFirst = true;

        var outcomes = await InScopeAsync<IServiceProvider, Result<ChangePostsOutcome>>(scope => scope.RunAsync<ChangePosts, Result<ChangePostsOutcome>>(
            async () =>
            {
                if (isFirst)
                    await InScopeAsync<RevisePost, Result<PostDetails>>(revise => revise.ExecuteAsync(contested.Id, title: "Theirs"));

                isFirst = false;
            },
            change => change.ExecuteAsync(new(IsAtomic: false, [Retitle(contested.Id), Retitle(untouched.Id)]), CancellationToken.None)));

        Assert.That(outcomes.Expect().Changes.Select(outcome => outcome.Error), Is.EqualTo([CommitErrors.ConcurrentChange, null]));
        Assert.That(((await FindAsync(contested.Id))?.Title, (await FindAsync(untouched.Id))?.Title), Is.EqualTo(("Theirs", "Changed")));
    }

    [Test]
    public async Task A_change_with_a_name_is_carried_out_once()
    {
        ActAs(ada);

        var first = await ChangeAsync(isAtomic: false, Write("Notes") with { Name = new("a", [1]) });
        var second = await ChangeAsync(isAtomic: false, Write("Notes") with { Name = new("a", [1]) });
        var other = await ChangeAsync(isAtomic: false, Write("Other") with { Name = new("a", [2]) });

        Assert.That(second.Expect().Changes[0].Expect(), Is.EqualTo(first.Expect().Changes[0].Expect()));
        Assert.That(other.Expect().Changes[0].Error, Is.EqualTo(IdempotencyErrors.KeyReused));
    }

    private static PostToWrite Write(string title) => new(new WritePostCommand(title, "Text.", Published: true));

    private static PostToRevise Retitle(PostId id, Predicate<Revision>? isExpected = null) => new(id, text => text with { Title = "Changed" }, isExpected);

    private Task<Result<ChangePostsOutcome>> ChangeAsync(bool isAtomic, params PostChange[] changes) =>
        InScopeAsync<ChangePosts, Result<ChangePostsOutcome>>(change => change.ExecuteAsync(new(isAtomic, changes), CancellationToken.None));

    private Task<Post?> FindAsync(PostId id) => InScopeAsync<IPostRepository, Post?>(posts => posts.FindAsync(id, CancellationToken.None));
}
