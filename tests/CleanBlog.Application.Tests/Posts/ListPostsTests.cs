using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ListPostsTests(TestDatabase database) : UseCaseTest(database)
{
    private readonly User ada = AUser.With();
    private readonly User eve = AUser.With("eve@example.com");
    private readonly User root = AUser.Administrator();

    [SetUp]
    public Task StoreUsers() => StoreAsync(ada, eve, root);

    [Test]
    public async Task The_newest_come_first_and_ties_are_broken_by_id()
    {
        var posts = Enumerable.Range(0, 9).Select(i => APost.Published(ada.Id, at: APost.Noon.AddTicks(i % 3 * 10))).ToList();
        await StoreAsync([.. posts]);

        var page = await PublishedAsync();

        var expected = posts.OrderByDescending(post => post.CreatedAt).ThenByDescending(post => post.Id.Value.ToString(), StringComparer.Ordinal);
        Assert.That(page.Items.Select(post => post.Id), Is.EqualTo(expected.Select(post => post.Id.Value)));
    }

    [Test]
    public async Task Pages_of_posts_of_one_instant_neither_overlap_nor_leave_a_gap()
    {
        await StoreAsync([.. Enumerable.Range(0, 7).Select(_ => APost.Published(ada.Id))]);

        var pages = new[] { await PublishedAsync(skip: 0, take: 3), await PublishedAsync(skip: 3, take: 3), await PublishedAsync(skip: 6, take: 3) };

        Assert.That(pages.SelectMany(page => page.Items).Select(post => post.Id), Is.Unique.And.Exactly(7).Items);
        Assert.That(pages, Has.All.Property(nameof(Page<PostDetails>.Total)).EqualTo(7));
    }

    [Test]
    public async Task A_page_past_the_end_is_empty_and_still_tells_the_total()
    {
        await StoreAsync(APost.Published(ada.Id));

        var page = await PublishedAsync(skip: 1);

        Assert.That((page.Items.Count, page.Total), Is.EqualTo((0, 1)));
    }

    [TestCase(0, 2)]
    [TestCase(1, 1)]
    public async Task A_page_costs_two_statements_and_one_past_the_end_costs_one(int skip, int statements)
    {
        await StoreAsync(APost.Published(ada.Id));
        Sql.Reset();

        await PublishedAsync(skip: skip);

        Assert.That(Sql.Statements, Has.Count.EqualTo(statements));
    }

    [Test]
    public async Task The_author_narrows_the_published_posts()
    {
        await StoreAsync(APost.Published(ada.Id, "Hers"), APost.Published(eve.Id, "Not hers"));

        var page = await PublishedAsync(ada.Id);

        Assert.That((page.Items.Single().Title, page.Total), Is.EqualTo(("Hers", 1)));
    }

    [Test]
    public async Task Drafts_never_show_among_the_published_posts([Values] Role role)
    {
        await StoreAsync(APost.Draft(ada.Id, "Secret", "Secret too"));
        Become(role);

        var page = await PublishedAsync();

        Assert.That((page.Items.Count, page.Total), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Drafts_need_somebody_signed_in()
    {
        await StoreAsync(APost.Draft(ada.Id));

        var listed = await ListAsync(published: false, author: null);

        Assert.That(listed.Error, Is.EqualTo(PostErrors.DraftsNeedSignIn));
    }

    [TestCase(Role.Author, 1)]
    [TestCase(Role.Other, 0)]
    [TestCase(Role.Administrator, 1)]
    public async Task Drafts_are_listed_to_their_author_and_administrators(Role role, int expected)
    {
        await StoreAsync(APost.Draft(ada.Id), APost.Published(ada.Id));
        Become(role);

        var page = (await ListAsync(published: false, author: null)).Expect();

        Assert.That((page.Items.Count, page.Total), Is.EqualTo((expected, expected)));
    }

    [Test]
    public async Task Asking_for_the_drafts_of_another_tells_not_even_how_many()
    {
        await StoreAsync(APost.Draft(ada.Id), APost.Draft(eve.Id));
        ActAs(eve);

        var page = (await ListAsync(published: false, ada.Id)).Expect();

        Assert.That((page.Items.Count, page.Total), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_page_has_the_whole_post()
    {
        var post = APost.Published(ada.Id);
        await StoreAsync(post);

        var page = await PublishedAsync();

        Assert.That(page.Items.Single(), Is.EqualTo(new PostDetails(post.Title, post.Content, Published: true, post.Id.Value, ada.Id.Value, APost.Noon, APost.Noon, Version: 1)));
    }

    private void Become(Role role) => Caller = role switch
    {
        Role.Author => new(ada.Id, ada.Role, SessionId.New()),
        Role.Other => new(eve.Id, eve.Role, SessionId.New()),
        Role.Administrator => new(root.Id, root.Role, SessionId.New()),
        _ => null,
    };

    private async Task<Page<PostDetails>> PublishedAsync(UserId? author = null, int skip = 0, int take = 10) =>
        (await ListAsync(published: true, author, skip, take)).Expect();

    private Task<Result<Page<PostDetails>>> ListAsync(bool published, UserId? author, int skip = 0, int take = 10) =>
        InScopeAsync<ListPosts, Result<Page<PostDetails>>>(list => list.ExecuteAsync(new(published, author), new OffsetWindow(skip, take), CancellationToken.None));

    public enum Role
    {
        Nobody,
        Author,
        Other,
        Administrator,
    }
}
