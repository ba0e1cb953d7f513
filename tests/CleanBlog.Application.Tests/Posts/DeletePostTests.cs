using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class DeletePostTests(TestDatabase database) : UseCaseTest(database)
{
    private readonly User ada = AUser.With();
    private readonly User eve = AUser.With("eve@example.com");

    [SetUp]
    public Task StoreUsers() => StoreAsync(ada, eve);

    [Test]
    public async Task Its_author_deletes_it_for_good([Values] bool published)
    {
        var post = await StoreAsync(published);
        ActAs(ada);

        var deleted = await DeleteAsync(post.Id);

        Assert.That(deleted, Is.EqualTo(Result.Success));
        Assert.That(await ExistsAsync(post.Id), Is.False);
    }

    [Test]
    public async Task Administrators_delete_anything()
    {
        var post = await StoreAsync(published: false);
        ActAs(AUser.Administrator());

        var deleted = await DeleteAsync(post.Id);

        Assert.That(deleted, Is.EqualTo(Result.Success));
    }

    [Test]
    public async Task Others_may_not_delete_what_they_see()
    {
        var post = await StoreAsync(published: true);
        ActAs(eve);

        var deleted = await DeleteAsync(post.Id);

        Assert.That(deleted.Error, Is.EqualTo(PostErrors.NotYours));
        Assert.That(await ExistsAsync(post.Id), Is.True);
    }

    [Test]
    public async Task A_draft_is_unknown_to_others()
    {
        var post = await StoreAsync(published: false);
        ActAs(eve);

        var deleted = await DeleteAsync(post.Id);

        Assert.That(deleted.Error, Is.EqualTo(PostErrors.NotFound));
        Assert.That(await ExistsAsync(post.Id), Is.True);
    }

    [Test]
    public async Task An_unknown_post_is_not_found()
    {
        ActAs(ada);

        var deleted = await DeleteAsync(PostId.New());

        Assert.That(deleted.Error, Is.EqualTo(PostErrors.NotFound));
    }

    [Test]
    public async Task A_post_that_another_request_deleted_meanwhile_is_a_conflict()
    {
        var post = await StoreAsync(published: true);
        ActAs(ada);

        var late = await InScopeAsync<IServiceProvider, Result>(scope => scope.RunAsync<DeletePost, Result>(
            () => DeleteAsync(post.Id),
            delete => delete.ExecuteAsync(post.Id, CancellationToken.None)));

        Assert.That(late.Error, Is.EqualTo(CommitErrors.ConcurrentChange));
    }

    private async Task<Post> StoreAsync(bool published)
    {
        var post = published ? APost.Published(ada.Id) : APost.Draft(ada.Id);
        await StoreAsync(post);
        return post;
    }

    private Task<Result> DeleteAsync(PostId id) =>
        InScopeAsync<DeletePost, Result>(delete => delete.ExecuteAsync(id, CancellationToken.None));

    private async Task<bool> ExistsAsync(PostId id) =>
        await InScopeAsync<IPostRepository, Post?>(posts => posts.FindAsync(id, CancellationToken.None)) is not null;
}
