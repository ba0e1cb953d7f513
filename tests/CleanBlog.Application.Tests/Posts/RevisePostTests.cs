using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RevisePostTests(TestDatabase database) : UseCaseTest(database)
{
    private readonly User ada = AUser.With();
    private readonly User eve = AUser.With("eve@example.com");

    [SetUp]
    public Task StoreUsers() => StoreAsync(ada, eve);

    [Test]
    public async Task Nobody_else_may_change_a_published_post()
    {
        var post = APost.Published(ada.Id);
        await StoreAsync(post);
        ActAs(eve);

        var revised = await ReviseAsync(post.Id, title: "Mine now");

        Assert.That(revised.Error, Is.EqualTo(PostErrors.NotYours));
    }

    [Test]
    public async Task A_draft_is_unknown_to_others()
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        ActAs(eve);

        var revised = await ReviseAsync(post.Id, title: "Mine now");

        Assert.That(revised.Error, Is.EqualTo(PostErrors.NotFound));
    }

    [Test]
    public async Task An_unknown_post_is_not_found()
    {
        ActAs(ada);

        var revised = await ReviseAsync(PostId.New(), title: "Anything");

        Assert.That(revised.Error, Is.EqualTo(PostErrors.NotFound));
    }

    [TestCase("New", null, null)]
    [TestCase(null, "New", null)]
    [TestCase(null, null, true)]
    [TestCase("New", "New", true)]
    [TestCase("New", "New", false)]
    public async Task Its_author_changes_what_is_given_and_nothing_else(string? title, string? content, bool? published)
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        ActAs(ada);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var revised = (await ReviseAsync(post.Id, title, content, published)).Expect();

        var stored = await InScopeAsync<GetPost, Result<PostDetails>>(get => get.ExecuteAsync(post.Id));
        Assert.That(revised, Is.EqualTo(new PostDetails(
            title ?? post.Title, content ?? post.Content, published ?? false, post.Id.Value, ada.Id.Value, APost.Noon, APost.Noon.AddMinutes(1), revised.Version)));
        Assert.That(stored.Expect(), Is.EqualTo(revised));
    }

    [Test]
    public async Task A_published_post_becomes_a_draft_again()
    {
        var post = APost.Published(ada.Id);
        await StoreAsync(post);
        ActAs(ada);

        var revised = await ReviseAsync(post.Id, published: false);

        Assert.That(revised.Expect().Published, Is.False);
    }

    [Test]
    public async Task Administrators_change_anything()
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        ActAs(AUser.Administrator());

        var revised = await ReviseAsync(post.Id, title: "New");

        Assert.That(revised.Expect().Title, Is.EqualTo("New"));
    }

    [Test]
    public async Task Nothing_given_changes_nothing()
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        ActAs(ada);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var revised = await ReviseAsync(post.Id);

        Assert.That(revised.Expect().UpdatedAt, Is.EqualTo(APost.Noon));
    }

    [Test]
    public async Task A_refused_text_is_not_published_either()
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        ActAs(ada);

        var revised = await ReviseAsync(post.Id, title: "", published: true);

        var stored = await InScopeAsync<GetPost, Result<PostDetails>>(get => get.ExecuteAsync(post.Id));
        Assert.That(revised.Error, Is.EqualTo(TextErrors.TooShort("title", 1)));
        Assert.That(stored.Expect().Published, Is.False);
    }

    [Test]
    public async Task A_change_by_another_request_meanwhile_is_not_overwritten()
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        ActAs(ada);

        var late = await InScopeAsync<IServiceProvider, Result<PostDetails>>(scope => scope.RunAsync<RevisePost, Result<PostDetails>>(
            () => ReviseAsync(post.Id, title: "First"),
            revise => revise.ExecuteAsync(post.Id, "Late")));

        var stored = await InScopeAsync<GetPost, Result<PostDetails>>(get => get.ExecuteAsync(post.Id));
        Assert.That(late.Error, Is.EqualTo(CommitErrors.ConcurrentChange));
        Assert.That(stored.Expect().Title, Is.EqualTo("First"));
    }

    private Task<Result<PostDetails>> ReviseAsync(PostId id, string? title = null, string? content = null, bool? published = null) =>
        InScopeAsync<RevisePost, Result<PostDetails>>(revise => revise.ExecuteAsync(id, title, content, published));
}
