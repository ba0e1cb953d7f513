using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Domain.Tests.Posts;

public sealed class VisiblePostsTests
{
    private static readonly UserId Ada = UserId.New();
    private static readonly Caller AdaHerself = new(Ada, UserRole.User, SessionId.New());
    private static readonly Caller SomebodyElse = new(UserId.New(), UserRole.User, SessionId.New());
    private static readonly Caller Administrator = new(UserId.New(), UserRole.Admin, SessionId.New());

    [Test]
    public void A_published_post_is_for_everybody([ValueSource(nameof(Everybody))] Caller? caller) =>
        Assert.That(new VisiblePosts(caller).IsSatisfiedBy(APost.Published(Ada)), Is.True);

    [Test]
    public void A_draft_is_hidden_where_nobody_is_signed_in() => Assert.That(new VisiblePosts(null).IsSatisfiedBy(APost.Draft(Ada)), Is.False);

    [Test]
    public void A_draft_is_hidden_from_other_users() => Assert.That(new VisiblePosts(SomebodyElse).IsSatisfiedBy(APost.Draft(Ada)), Is.False);

    [Test]
    public void A_draft_is_visible_to_its_author() => Assert.That(new VisiblePosts(AdaHerself).IsSatisfiedBy(APost.Draft(Ada)), Is.True);

    [Test]
    public void A_draft_is_visible_to_administrators() => Assert.That(new VisiblePosts(Administrator).IsSatisfiedBy(APost.Draft(Ada)), Is.True);

    [Test]
    public void What_is_said_of_author_and_state_alone_is_the_same([ValueSource(nameof(Everybody))] Caller? caller, [Values] bool published)
    {
        var visible = new VisiblePosts(caller);

        Assert.That(visible.Include(Ada, published), Is.EqualTo(visible.IsSatisfiedBy(published ? APost.Published(Ada) : APost.Draft(Ada))));
    }

    private static IEnumerable<Caller?> Everybody() => [null, AdaHerself, SomebodyElse, Administrator];
}
