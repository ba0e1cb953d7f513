using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Tests.Users;

public sealed class CallerTests
{
    [TestCase(UserRole.User, false)]
    [TestCase(UserRole.Admin, true)]
    public void The_role_makes_the_administrator(UserRole role, bool expected) =>
        Assert.That(new Caller(UserId.New(), role, SessionId.New()).IsAdministrator, Is.EqualTo(expected));

    [Test]
    public void A_user_may_change_itself()
    {
        var id = UserId.New();

        Assert.That(new Caller(id, UserRole.User, SessionId.New()).MayChange(id), Is.True);
    }

    [TestCase(UserRole.User, false)]
    [TestCase(UserRole.Admin, true)]
    public void Only_administrators_may_change_others(UserRole role, bool expected) =>
        Assert.That(new Caller(UserId.New(), role, SessionId.New()).MayChange(UserId.New()), Is.EqualTo(expected));
}
