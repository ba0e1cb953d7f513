using System.Net;
using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Application.Tests.Sessions;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RefreshSessionTests(TestDatabase database) : UseCaseTest(database)
{
    private User ada = AUser.With();
    private Session session = null!;
    private RefreshToken first = null!;

    [SetUp]
    public Task SignIn()
    {
        ada = AUser.With();
        (session, first) = ASession.Of(ada);
        return StoreAsync(ada, session);
    }

    [Test]
    public async Task A_refresh_token_is_worth_new_tokens_of_the_same_session()
    {
        var refreshed = (await RefreshAsync(first)).Expect();

        Assert.That(refreshed.Refresh.Session, Is.EqualTo(session.Id));
        Assert.That(refreshed.Refresh.Value, Is.Not.EqualTo(first.Value));
        Assert.That(refreshed.RefreshLifetime, Is.EqualTo(TimeSpan.FromDays(14)));
        Assert.That(await InScopeAsync<IAccessTokens, SessionId?>(tokens => tokens.FindSessionAsync(refreshed.Access.Value)), Is.EqualTo(session.Id));
    }

    [Test]
    public async Task Refreshing_goes_on_and_on()
    {
        var token = first;

        for (var times = 0; times < 20; times++)
        {
            Clock.Advance(TimeSpan.FromMinutes(15));
            token = (await RefreshAsync(token)).Expect().Refresh;
        }

        Assert.That((await StoredAsync())!.LastUsedAt, Is.EqualTo(AUser.Noon.AddHours(5)));
    }

    [Test]
    public async Task Nobody_stays_signed_in_beyond_the_absolute_lifetime()
    {
        var token = first;

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Clock.Advance(TimeSpan.FromDays(13));
            token = (await RefreshAsync(token)).Expect().Refresh;
        }

        Clock.Advance(TimeSpan.FromDays(4) - TimeSpan.FromMinutes(1));
        var last = (await RefreshAsync(token)).Expect();
        Assert.That((last.RefreshLifetime, last.Access.Lifetime), Is.EqualTo((TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1))));

        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await RefreshAsync(last.Refresh)).Error, Is.EqualTo(SessionErrors.RefreshTokenInvalid));
    }

    [Test]
    public async Task A_session_that_nobody_refreshes_ends()
    {
        Clock.Advance(TimeSpan.FromDays(14));

        Assert.That((await RefreshAsync(first)).Error, Is.EqualTo(SessionErrors.RefreshTokenInvalid));
    }

    [Test]
    public async Task A_token_that_is_used_again_ends_its_session()
    {
        var second = (await RefreshAsync(first)).Expect().Refresh;
        Clock.Advance(TimeSpan.FromSeconds(11));

        Assert.That((await RefreshAsync(first)).Error, Is.EqualTo(SessionErrors.RefreshTokenInvalid));
        Assert.That((await RefreshAsync(second)).Error, Is.EqualTo(SessionErrors.RefreshTokenInvalid));
        Assert.That(await StoredAsync(), Is.Null);
    }

    [Test]
    public async Task A_thief_who_is_first_is_thrown_out_by_the_owner()
    {
        Device = "Thief";
        var stolen = (await RefreshAsync(first)).Expect().Refresh;

        Device = ASession.Client.Device;
        Assert.That((await RefreshAsync(first)).Error, Is.EqualTo(SessionErrors.RefreshTokenInvalid));
        Assert.That((await RefreshAsync(stolen)).Error, Is.EqualTo(SessionErrors.RefreshTokenInvalid));
    }

    [Test]
    public async Task A_very_old_token_ends_the_session_too()
    {
        var token = first;

        for (var times = 0; times < 5; times++)
            token = (await RefreshAsync(token)).Expect().Refresh;

        await RefreshAsync(first);

        Assert.That(await StoredAsync(), Is.Null);
    }

    [Test]
    public async Task A_made_up_token_ends_nothing()
    {
        Assert.That((await RefreshAsync(RefreshToken.New(session.Id))).Error, Is.EqualTo(SessionErrors.RefreshTokenInvalid));
        Assert.That(await StoredAsync(), Is.Not.Null);
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("cbr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_is_refused(string text) =>
        Assert.That((await InScopeAsync<RefreshSession, Result<IssuedTokens>>(refresh => refresh.ExecuteAsync(text, CancellationToken.None))).Error, Is.EqualTo(SessionErrors.RefreshTokenInvalid));

    [Test]
    public async Task An_answer_that_was_lost_is_given_again()
    {
        var second = (await RefreshAsync(first)).Expect().Refresh;
        Clock.Advance(TimeSpan.FromSeconds(9));

        var again = (await RefreshAsync(first)).Expect().Refresh;

        Assert.That(again.Value, Is.EqualTo(second.Value));
        Assert.That((await RefreshAsync(second)).Error, Is.Null);
    }

    [Test]
    public async Task Those_who_refresh_at_once_go_on_with_one_token()
    {
        var refreshed = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => RefreshAsync(first))));

        Assert.That(refreshed.Select(each => each.Expect().Refresh.Value).Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
        Assert.That((await RefreshAsync(refreshed[0].Expect().Refresh)).Error, Is.Null);
        Assert.That(await InScopeAsync<BlogDbContext, int>(context => context.Sessions.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task An_owner_and_a_thief_at_once_are_both_thrown_out()
    {
        await Task.WhenAll(new[] { ASession.Client.Device, "Thief" }.Select(device => Task.Run(() => RefreshAsync(first, device))));

        Assert.That(await StoredAsync(), Is.Null);
    }

    [Test]
    public async Task Who_is_shut_out_cannot_refresh()
    {
        await InScopeAsync<ChangeUserActivation, Result<UserDetails>>(change => change.ExecuteAsync(ada.Id, isActive: false, CancellationToken.None));

        Assert.That((await RefreshAsync(first)).Error, Is.EqualTo(SessionErrors.RefreshTokenInvalid));
    }

    [Test]
    public async Task A_token_is_stored_nowhere()
    {
        var second = (await RefreshAsync(first)).Expect().Refresh;

        var stored = (await StoredAsync())!;
        byte[][] kept = [stored.FamilyHash, stored.TokenHash, stored.PreviousTokenHash!, stored.Salt!];

        foreach (var token in new[] { first, second })
        {
            var content = System.Buffers.Text.Base64Url.DecodeFromChars(token.Value.AsSpan(4));
            Assert.That(kept.Where(bytes => content.AsSpan().IndexOf(bytes) >= 0), Is.Empty);
        }
    }

    private Task<Result<IssuedTokens>> RefreshAsync(RefreshToken token) =>
        InScopeAsync<RefreshSession, Result<IssuedTokens>>(refresh => refresh.ExecuteAsync(token.Value, CancellationToken.None));

    private Task<Result<IssuedTokens>> RefreshAsync(RefreshToken token, string device) =>
        InScopeAsync<IServiceProvider, Result<IssuedTokens>>(scope => ActivatorUtilities.CreateInstance<RefreshSession>(scope, new OneDevice(device)).ExecuteAsync(token.Value, CancellationToken.None));

    private Task<Session?> StoredAsync() => InScopeAsync<ISessionRepository, Session?>(sessions => sessions.FindAsync(session.Id, CancellationToken.None));

    private sealed record OneDevice(string? Device) : IRequestOrigin
    {
        public IPAddress? Address => null;

        public string? TraceId => null;
    }
}
