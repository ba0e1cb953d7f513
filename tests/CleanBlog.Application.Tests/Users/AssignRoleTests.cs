using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AssignRoleTests(TestDatabase database) : UseCaseTest(database)
{
    [Test]
    public async Task An_ordinary_user_becomes_administrator()
    {
        var ada = AUser.With();
        await StoreAsync(ada, AUser.Administrator());
        Clock.Advance(TimeSpan.FromMinutes(1));

        var assigned = (await AssignAsync(ada.Id, UserRole.Admin)).Expect();

        ActAs(AUser.Administrator());
        var stored = await InScopeAsync<GetUser, Result<UserDetails>>(get => get.ExecuteAsync(ada.Id));
        Assert.That((assigned.Role, assigned.UpdatedAt), Is.EqualTo((UserRole.Admin, AUser.Noon.AddMinutes(1))));
        Assert.That(stored.Expect(), Is.EqualTo(assigned));
    }

    [Test]
    public async Task An_administrator_becomes_an_ordinary_user_while_another_one_stays()
    {
        var root = AUser.Administrator();
        await StoreAsync(root, AUser.Administrator("second@example.com"));

        var assigned = await AssignAsync(root.Id, UserRole.User);

        Assert.That(assigned.Expect().Role, Is.EqualTo(UserRole.User));
    }

    [Test]
    public async Task The_last_administrator_stays_one()
    {
        var root = AUser.Administrator();
        await StoreAsync(root, AUser.With());

        var assigned = await AssignAsync(root.Id, UserRole.User);

        Assert.That(assigned.Error, Is.EqualTo(UserErrors.LastAdministrator));
    }

    [Test]
    public async Task An_inactive_administrator_is_no_successor()
    {
        var (root, inactive) = (AUser.Administrator(), AUser.Administrator("second@example.com"));
        inactive.Deactivate(root, AUser.Noon);
        await StoreAsync(root, inactive);

        var assigned = await AssignAsync(root.Id, UserRole.User);

        Assert.That(assigned.Error, Is.EqualTo(UserErrors.LastAdministrator));
    }

    [Test]
    public async Task An_unknown_user_is_not_found()
    {
        var assigned = await AssignAsync(UserId.New(), UserRole.Admin);

        Assert.That(assigned.Error, Is.EqualTo(UserErrors.NotFound));
    }

    private Task<Result<UserDetails>> AssignAsync(UserId id, UserRole role) =>
        InScopeAsync<AssignRole, Result<UserDetails>>(assign => assign.ExecuteAsync(id, role, CancellationToken.None));
}
