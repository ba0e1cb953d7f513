using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Domain.Tests.Posts;

public sealed class PostsPageTests
{
    private static readonly UserId Ada = UserId.New();
    private static readonly UserId Eve = UserId.New();
    private static readonly Caller AdaHerself = new(Ada, UserRole.User, SessionId.New());
    private static readonly Caller Administrator = new(UserId.New(), UserRole.Admin, SessionId.New());

    [Test]
    public void Published_posts_of_everybody_are_listed() =>
        Assert.That(PostsPage.OfPublished(author: null, new OffsetWindow(0, 10)).IsSatisfiedBy(APost.Published(Ada)), Is.True);

    [Test]
    public void Drafts_are_not_among_the_published_posts() =>
        Assert.That(PostsPage.OfPublished(author: null, new OffsetWindow(0, 10)).IsSatisfiedBy(APost.Draft(Ada)), Is.False);

    [Test]
    public void The_author_narrows_the_published_posts()
    {
        var page = PostsPage.OfPublished(Ada, new OffsetWindow(0, 10));

        Assert.That((page.IsSatisfiedBy(APost.Published(Ada)), page.IsSatisfiedBy(APost.Published(Eve))), Is.EqualTo((true, false)));
    }

    [Test]
    public void Published_posts_are_not_among_the_drafts() =>
        Assert.That(PostsPage.OfDrafts(Administrator, author: null, new OffsetWindow(0, 10)).IsSatisfiedBy(APost.Published(Ada)), Is.False);

    [Test]
    public void A_user_lists_its_own_drafts_only()
    {
        var page = PostsPage.OfDrafts(AdaHerself, author: null, new OffsetWindow(0, 10));

        Assert.That((page.IsSatisfiedBy(APost.Draft(Ada)), page.IsSatisfiedBy(APost.Draft(Eve))), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_user_who_asks_for_the_drafts_of_another_gets_none()
    {
        var page = PostsPage.OfDrafts(AdaHerself, Eve, new OffsetWindow(0, 10));

        Assert.That((page.IsSatisfiedBy(APost.Draft(Ada)), page.IsSatisfiedBy(APost.Draft(Eve))), Is.EqualTo((false, false)));
    }

    [Test]
    public void Administrators_list_the_drafts_of_everybody()
    {
        var page = PostsPage.OfDrafts(Administrator, author: null, new OffsetWindow(0, 10));

        Assert.That((page.IsSatisfiedBy(APost.Draft(Ada)), page.IsSatisfiedBy(APost.Draft(Eve))), Is.EqualTo((true, true)));
    }

    [Test]
    public void The_author_narrows_what_administrators_list()
    {
        var page = PostsPage.OfDrafts(Administrator, Ada, new OffsetWindow(0, 10));

        Assert.That((page.IsSatisfiedBy(APost.Draft(Ada)), page.IsSatisfiedBy(APost.Draft(Eve))), Is.EqualTo((true, false)));
    }

    [Test]
    public void The_newest_come_first_and_ties_are_broken()
    {
        var post = APost.Published();

        var order = PostsPage.OfPublished(author: null, new OffsetWindow(0, 10)).OrderExpressions;

        Assert.That(order.Select(key => (key.KeySelector.Compile()(post), key.Descending)), Is.EqualTo(new (object?, bool)[] { (post.CreatedAt, true), (post.Id, true) }));
    }

    [Test]
    public void The_page_is_the_one_asked_for()
    {
        var page = PostsPage.OfDrafts(AdaHerself, author: null, new OffsetWindow(20, 10));

        Assert.That((page.Skip, page.Take), Is.EqualTo((20, 10)));
    }
}
