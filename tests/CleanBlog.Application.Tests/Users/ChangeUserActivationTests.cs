using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangeUserActivationTests(TestDatabase database) : UseCaseTest(database)
{
    [Test]
    public async Task A_user_is_shut_out()
    {
        var ada = AUser.With();
        await StoreAsync(ada);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var changed = (await ChangeAsync(ada.Id, isActive: false)).Expect();

        ActAs(AUser.Administrator());
        var stored = await InScopeAsync<GetUser, Result<UserDetails>>(get => get.ExecuteAsync(ada.Id));
        Assert.That((changed.IsActive, changed.UpdatedAt), Is.EqualTo((false, AUser.Noon.AddMinutes(1))));
        Assert.That(stored.Expect(), Is.EqualTo(changed));
    }

    [Test]
    public async Task A_user_who_is_shut_out_is_no_caller_any_more()
    {
        var ada = AUser.With();
        var (session, _) = ASession.Of(ada);
        await StoreAsync(ada, session);

        await ChangeAsync(ada.Id, isActive: false);

        Assert.That(await InScopeAsync<ISessionReader, Caller?>(sessions => sessions.FindCallerAsync(session.Id, CancellationToken.None)), Is.Null);
    }

    [Test]
    public async Task Who_is_let_in_again_has_to_sign_in_again()
    {
        var ada = AUser.With();
        var (session, _) = ASession.Of(ada);
        await StoreAsync(ada, session);

        await ChangeAsync(ada.Id, isActive: false);
        await ChangeAsync(ada.Id, isActive: true);

        Assert.That(await InScopeAsync<ISessionReader, Caller?>(sessions => sessions.FindCallerAsync(session.Id, CancellationToken.None)), Is.Null);
    }

    [Test]
    public async Task A_user_who_was_shut_out_is_let_in_again()
    {
        var ada = AUser.With();
        ada.Deactivate(successor: null, AUser.Noon);
        await StoreAsync(ada);

        var changed = await ChangeAsync(ada.Id, isActive: true);

        Assert.That(changed.Expect().IsActive, Is.True);
    }

    [Test]
    public async Task An_active_user_who_is_let_in_is_not_changed()
    {
        var ada = AUser.With();
        await StoreAsync(ada);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var changed = await ChangeAsync(ada.Id, isActive: true);

        Assert.That(changed.Expect().UpdatedAt, Is.EqualTo(AUser.Noon));
    }

    [Test]
    public async Task The_last_active_administrator_stays_active()
    {
        var root = AUser.Administrator();
        await StoreAsync(root, AUser.With());

        var changed = await ChangeAsync(root.Id, isActive: false);

        Assert.That(changed.Error, Is.EqualTo(UserErrors.LastAdministrator));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_unknown_user_is_not_found(bool isActive)
    {
        var changed = await ChangeAsync(UserId.New(), isActive);

        Assert.That(changed.Error, Is.EqualTo(UserErrors.NotFound));
    }

    private Task<Result<UserDetails>> ChangeAsync(UserId id, bool isActive) =>
        InScopeAsync<ChangeUserActivation, Result<UserDetails>>(change => change.ExecuteAsync(id, isActive, CancellationToken.None));
}
