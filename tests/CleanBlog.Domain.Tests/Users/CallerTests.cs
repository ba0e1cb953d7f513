using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Domain.Tests.Users;

public sealed class CallerTests
{
    [TestCase(UserRole.User, false)]
    [TestCase(UserRole.Admin, true)]
    public void The_role_makes_the_administrator(UserRole role, bool expected) =>
        Assert.That(new Caller(UserId.New(), role).IsAdministrator, Is.EqualTo(expected));

    [Test]
    public void A_user_may_change_itself()
    {
        var id = UserId.New();

        Assert.That(new Caller(id, UserRole.User).MayChange(id), Is.True);
    }

    [TestCase(UserRole.User, false)]
    [TestCase(UserRole.Admin, true)]
    public void Only_administrators_may_change_others(UserRole role, bool expected) =>
        Assert.That(new Caller(UserId.New(), role).MayChange(UserId.New()), Is.EqualTo(expected));

    [Test]
    public void An_active_user_is_a_caller() => Assert.That(new ActiveCallers().IsSatisfiedBy(AUser.With()), Is.True);

    [Test]
    public void An_inactive_user_is_no_caller()
    {
        var ada = AUser.With();
        ada.Deactivate(successor: null, AUser.Noon);

        Assert.That(new ActiveCallers().IsSatisfiedBy(ada), Is.False);
    }

    [Test]
    public void The_caller_has_the_id_and_role_of_the_user()
    {
        var root = AUser.Administrator();

        var caller = new ActiveCallers().Selector!.Compile()(root);

        Assert.That(caller, Is.EqualTo(new Caller(root.Id, UserRole.Admin)));
    }
}
