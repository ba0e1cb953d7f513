using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Domain.Tests.Users;

public sealed class UsersPageTests
{
    [Test]
    public void Every_user_is_listed() => Assert.That(new UsersPage(new OffsetWindow(0, 10)).IsSatisfiedBy(AUser.With()), Is.True);

    [Test]
    public void The_newest_come_first_and_ties_are_broken()
    {
        var user = AUser.With();

        var order = new UsersPage(new OffsetWindow(0, 10)).OrderExpressions;

        Assert.That(order.Select(key => (key.KeySelector.Compile()(user), key.Descending)), Is.EqualTo(new (object?, bool)[] { (user.CreatedAt, true), (user.Id, true) }));
    }

    [Test]
    public void The_page_is_the_one_asked_for()
    {
        var page = new UsersPage(new OffsetWindow(20, 10));

        Assert.That((page.Skip, page.Take), Is.EqualTo((20, 10)));
    }

    [Test]
    public void Without_a_window_it_is_all_of_them()
    {
        var page = new UsersPage(window: null);

        Assert.That((page.Skip, page.Take, page.Keyset), Is.EqualTo(((int?)null, (int?)null, (KeysetWindow?)null)));
        Assert.That(page.OrderExpressions, Has.Count.EqualTo(2));
    }

    [Test]
    public void Who_was_deleted_is_not_listed()
    {
        var user = AUser.With();
        user.Delete(withPosts: false, successor: null, AUser.Noon);

        Assert.That(new UsersPage(new OffsetWindow(0, 10)).IsSatisfiedBy(user), Is.False);
    }

    [TestCase("lovelace ada", true)]
    [TestCase("example", true)]
    [TestCase("ada byron", false)]
    public void All_words_that_are_looked_for_have_to_be_there(string text, bool isFound) =>
        Assert.That(new UsersPage(window: null, words: SearchText.WordsOf(text)).IsSatisfiedBy(AUser.With()), Is.EqualTo(isFound));

    [Test]
    public void A_window_that_nobody_knows_is_refused() => Assert.That(() => new UsersPage(new Unknown()), Throws.TypeOf<ArgumentOutOfRangeException>());

    private sealed record Unknown() : Window(Take: 1);
}
