using CleanBlog.Application.Posts;
using CleanBlog.Domain.Posts;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RevisePostTests(TestDatabase database) : UseCaseTest(database)
{
    [Test]
    public async Task Nobody_else_may_change_a_published_post()
    {
        var (ada, eve) = (AUser.With(), AUser.With("eve@example.com"));
        var post = APost.Published(ada.Id);
        await StoreAsync(ada, eve, post);
        ActAs(eve);

        var revised = await InScopeAsync<RevisePost, Domain.Common.Result<PostDetails>>(
            revise => revise.ExecuteAsync(new(post.Id, "Mine now", Content: null, Published: null), CancellationToken.None));

        Assert.That(revised.Error, Is.EqualTo(PostErrors.NotYours));
    }
}
