using System.Net;
using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Sessions;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class EndSessionTests(TestDatabase database) : UseCaseTest(database)
{
    private User ada = AUser.With();
    private Session phone = null!;
    private Session laptop = null!;
    private RefreshToken token = null!;

    [SetUp]
    public async Task SignInTwice()
    {
        ada = AUser.With();
        (phone, token) = ASession.Of(ada);
        (laptop, _) = ASession.Of(ada);
        await StoreAsync(ada, phone, laptop);
        ActAs(ada, phone.Id);
    }

    [Test]
    public async Task Logging_out_ends_this_session_alone()
    {
        var left = await InScopeAsync<LogOut, Result>(logOut => logOut.ExecuteAsync(CancellationToken.None));

        Assert.That(left.Error, Is.Null);
        Assert.That(await AliveAsync(), Is.EqualTo([laptop.Id]));
    }

    [Test]
    public async Task Logging_out_twice_is_no_error()
    {
        await InScopeAsync<LogOut, Result>(logOut => logOut.ExecuteAsync(CancellationToken.None));

        Assert.That((await InScopeAsync<LogOut, Result>(logOut => logOut.ExecuteAsync(CancellationToken.None))).Error, Is.Null);
    }

    [Test]
    public async Task Logging_out_while_the_client_refreshes_ends_the_session_all_the_same()
    {
        var both = Enumerable.Range(0, 8).SelectMany(_ => new[]
        {
            Task.Run(() => InScopeAsync<RefreshSession, Result>(async refresh => new((await refresh.ExecuteAsync(token.Value, CancellationToken.None)).Error))),
            Task.Run(() => InScopeAsync<LogOut, Result>(logOut => logOut.ExecuteAsync(CancellationToken.None))),
        });

        var ended = await Task.WhenAll(both);

        Assert.That(ended.Select(each => each.Error), Has.All.Null.Or.EqualTo(SessionErrors.RefreshTokenInvalid));
        Assert.That(await AliveAsync(), Is.EqualTo([laptop.Id]));
    }

    [Test]
    public async Task A_refresh_token_is_revoked_with_its_session()
    {
        await RevokeAsync(token.Value);

        Assert.That(await AliveAsync(), Is.EqualTo([laptop.Id]));
    }

    [Test]
    public async Task An_old_refresh_token_is_revoked_with_its_session()
    {
        await InScopeAsync<RefreshSession, Result<IssuedTokens>>(refresh => refresh.ExecuteAsync(token.Value, CancellationToken.None));

        await RevokeAsync(token.Value);

        Assert.That(await AliveAsync(), Is.EqualTo([laptop.Id]));
    }

    [Test]
    public async Task An_access_token_is_revoked_with_its_session()
    {
        var access = await InScopeAsync<IAccessTokens, AccessToken>(tokens => Task.FromResult(tokens.Issue(ada.Id, laptop.Id, laptop.ExpiresAt)));

        await RevokeAsync(access.Value);

        Assert.That(await AliveAsync(), Is.EqualTo([phone.Id]));
    }

    [Test]
    public async Task A_made_up_token_revokes_nothing_and_is_no_error([Values("", "x", "made up")] string text)
    {
        var revoked = await RevokeAsync(text is "made up" ? RefreshToken.New(phone.Id).Value : text);

        Assert.That(revoked.Error, Is.Null);
        Assert.That(await AliveAsync(), Has.Exactly(2).Items);
    }

    [Test]
    public async Task A_session_is_ended_from_another_one()
    {
        Assert.That((await EndAsync(ada.Id, laptop.Id)).Error, Is.Null);
        Assert.That(await AliveAsync(), Is.EqualTo([phone.Id]));
        Assert.That((await EndAsync(ada.Id, laptop.Id)).Error, Is.EqualTo(SessionErrors.NotFound));
    }

    [Test]
    public async Task Nobody_ends_the_session_of_another()
    {
        var eve = AUser.With("eve@example.com");
        await StoreAsync(eve);
        ActAs(eve);

        Assert.That((await EndAsync(eve.Id, laptop.Id)).Error, Is.EqualTo(SessionErrors.NotFound));
        Assert.That((await EndAsync(ada.Id, laptop.Id)).Error, Is.EqualTo(UserErrors.NotYours));
        Assert.That((await EndAllAsync(ada.Id)).Error, Is.EqualTo(UserErrors.NotYours));
        Assert.That(await AliveAsync(), Has.Exactly(2).Items);
    }

    [Test]
    public async Task An_administrator_ends_the_session_of_another()
    {
        var root = AUser.Administrator();
        await StoreAsync(root);
        ActAs(root);

        Assert.That((await EndAsync(ada.Id, laptop.Id)).Error, Is.Null);
        Assert.That(await AliveAsync(), Is.EqualTo([phone.Id]));
    }

    [Test]
    public async Task An_administrator_ends_all_sessions_of_another()
    {
        var root = AUser.Administrator();
        await StoreAsync(root);
        ActAs(root);

        Assert.That((await EndAllAsync(ada.Id)).Error, Is.Null);
        Assert.That(await AliveAsync(), Is.Empty);
        Assert.That((await EndAllAsync(UserId.New())).Error, Is.EqualTo(UserErrors.NotFound));
    }

    [Test]
    public async Task Who_ends_its_own_sessions_keeps_this_one()
    {
        Assert.That((await EndAllAsync(ada.Id)).Error, Is.Null);
        Assert.That(await AliveAsync(), Is.EqualTo([phone.Id]));

        var refreshed = await InScopeAsync<RefreshSession, Result<IssuedTokens>>(refresh => refresh.ExecuteAsync(token.Value, CancellationToken.None));
        Assert.That(refreshed.Error, Is.Null);
    }

    [Test]
    public async Task Ending_sessions_is_no_change_of_the_user()
    {
        await EndAllAsync(ada.Id);

        var user = await InScopeAsync<IUserReader, UserDetails?>(users => users.FindAsync(ada.Id, CancellationToken.None));

        Assert.That((user!.Version, user.UpdatedAt), Is.EqualTo((1, AUser.Noon)));
    }

    [Test]
    public async Task A_list_shows_the_last_used_first_and_marks_this_one()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        (Device, CallerAddress) = ("Phone", IPAddress.Parse("198.51.100.7"));
        await InScopeAsync<RefreshSession, Result<IssuedTokens>>(refresh => refresh.ExecuteAsync(token.Value, CancellationToken.None));

        var listed = await InScopeAsync<ListSessions, Result<IReadOnlyList<SessionDetails>>>(list => list.ExecuteAsync(ada.Id, CancellationToken.None));

        Assert.That(listed.Expect(), Is.EqualTo(new[]
        {
            new SessionDetails(phone.Id.Value, "Phone", "198.51.100.7", AUser.Noon, AUser.Noon.AddMinutes(1), AUser.Noon.AddMinutes(1).AddDays(14), IsCurrent: true),
            new SessionDetails(laptop.Id.Value, ASession.Client.Device, ASession.Client.Address, AUser.Noon, AUser.Noon, AUser.Noon.AddDays(14), IsCurrent: false),
        }));
    }

    [Test]
    public async Task A_list_leaves_out_what_has_ended()
    {
        Clock.Advance(TimeSpan.FromDays(14));

        var listed = await InScopeAsync<ListSessions, Result<IReadOnlyList<SessionDetails>>>(list => list.ExecuteAsync(ada.Id, CancellationToken.None));

        Assert.That(listed.Expect(), Is.Empty);
    }

    private Task<Result> EndAsync(UserId user, SessionId id) => InScopeAsync<EndSession, Result>(end => end.ExecuteAsync(user, id, CancellationToken.None));

    private Task<Result> EndAllAsync(UserId user) => InScopeAsync<EndSessions, Result>(end => end.ExecuteAsync(user, CancellationToken.None));

    private Task<Result> RevokeAsync(string text) => InScopeAsync<RevokeToken, Result>(revoke => revoke.ExecuteAsync(text, CancellationToken.None));

    /// <summary>Those whose access tokens would be taken.</summary>
    private async Task<IReadOnlyList<SessionId>> AliveAsync()
    {
        var alive = new List<SessionId>();

        foreach (var id in new[] { phone.Id, laptop.Id })
        {
            if (await InScopeAsync<ISessionReader, Caller?>(sessions => sessions.FindCallerAsync(id, CancellationToken.None)) is not null)
                alive.Add(id);
        }

        return alive;
    }
}
