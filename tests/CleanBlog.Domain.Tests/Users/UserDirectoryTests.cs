using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Tests.Users;

public sealed class UserDirectoryTests
{
    private static readonly Caller Ada = new(UserId.New(), UserRole.User, SessionId.New());
    private static readonly Caller Root = new(UserId.New(), UserRole.Admin, SessionId.New());
    private static readonly UserId Eve = UserId.New();

    [Test]
    public void Whoever_is_signed_in_sees_an_open_one()
    {
        var directory = new UserDirectory(IsForAdministrators: false);

        Assert.That((directory.IsOpenTo(caller: null), directory.IsOpenTo(Ada), directory.IsOpenTo(Root)), Is.EqualTo((false, true, true)));
        Assert.That((directory.Shows(Eve, caller: null), directory.Shows(Eve, Ada), directory.Shows(Eve, Root)), Is.EqualTo((false, true, true)));
    }

    [Test]
    public void Administrators_alone_see_a_closed_one_and_everybody_themselves()
    {
        var directory = new UserDirectory(IsForAdministrators: true);

        Assert.That((directory.IsOpenTo(caller: null), directory.IsOpenTo(Ada), directory.IsOpenTo(Root)), Is.EqualTo((false, false, true)));
        Assert.That((directory.Shows(Eve, caller: null), directory.Shows(Eve, Ada), directory.Shows(Eve, Root)), Is.EqualTo((false, false, true)));
        Assert.That(directory.Shows(Ada.Id, Ada), Is.True);
    }
}
