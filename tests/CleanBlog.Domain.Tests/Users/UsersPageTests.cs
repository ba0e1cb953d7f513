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
}
