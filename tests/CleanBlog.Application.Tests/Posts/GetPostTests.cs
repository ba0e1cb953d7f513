using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class GetPostTests(TestDatabase database) : UseCaseTest(database)
{
    [Test]
    public async Task A_published_post_is_for_everybody()
    {
        var ada = AUser.With();
        var post = APost.Published(ada.Id, "Títle \U0001F600", "Line\r\nline\t\u0301");
        await StoreAsync(ada, post);

        var found = await GetAsync(post.Id);

        Assert.That(found.Expect(), Is.EqualTo(new PostDetails(post.Title, post.Content, Published: true, post.Id.Value, ada.Id.Value, APost.Noon, APost.Noon, Version: 1)));
    }

    [Test]
    public async Task A_post_costs_exactly_one_statement([Values] bool signedIn)
    {
        var ada = AUser.With();
        var post = APost.Published(ada.Id);
        await StoreAsync(ada, post);
        Caller = signedIn ? new(ada.Id, ada.Role, SessionId.New()) : null;
        Sql.Reset();

        await GetAsync(post.Id);

        Assert.That(Sql.Statements, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_draft_is_read_by_its_author()
    {
        var (ada, draft) = await DraftAsync();
        ActAs(ada);

        var found = await GetAsync(draft.Id);

        Assert.That(found.Expect().Published, Is.False);
    }

    [Test]
    public async Task A_draft_is_read_by_administrators()
    {
        var (_, draft) = await DraftAsync();
        ActAs(AUser.Administrator());

        var found = await GetAsync(draft.Id);

        Assert.That(found.Error, Is.Null);
    }

    [Test]
    public async Task A_draft_is_unknown_to_other_users()
    {
        var (_, draft) = await DraftAsync();
        ActAs(AUser.With("eve@example.com"));

        var found = await GetAsync(draft.Id);

        Assert.That(found.Error, Is.EqualTo(PostErrors.NotFound));
    }

    [Test]
    public async Task A_draft_is_unknown_where_nobody_is_signed_in()
    {
        var (_, draft) = await DraftAsync();

        var found = await GetAsync(draft.Id);

        Assert.That(found.Error, Is.EqualTo(PostErrors.NotFound));
    }

    [Test]
    public async Task An_unknown_post_is_not_found()
    {
        var found = await GetAsync(PostId.New());

        Assert.That(found.Error, Is.EqualTo(PostErrors.NotFound));
    }

    private async Task<(Domain.Users.User Author, Post Draft)> DraftAsync()
    {
        var ada = AUser.With();
        var draft = APost.Draft(ada.Id);
        await StoreAsync(ada, draft);
        return (ada, draft);
    }

    private Task<Result<PostDetails>> GetAsync(PostId id) =>
        InScopeAsync<GetPost, Result<PostDetails>>(get => get.ExecuteAsync(id));
}
