using CleanBlog.Domain.Sessions;
using CleanBlog.Testing;

namespace CleanBlog.Domain.Tests.Sessions;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Noon = AUser.Noon;

    [Test]
    public void A_session_lasts_for_the_idle_lifetime() => Assert.That(ASession.Of(AUser.With()).Session.ExpiresAt, Is.EqualTo(Noon.AddDays(14)));

    [Test]
    public void A_session_never_lasts_longer_than_its_absolute_lifetime()
    {
        var (session, token) = ASession.Of(AUser.With());

        token = session.Rotate(token, ASession.Client, ASession.Policy, Noon.AddDays(13));
        Assert.That(session.ExpiresAt, Is.EqualTo(Noon.AddDays(27)));

        session.Rotate(token, ASession.Client, ASession.Policy, Noon.AddDays(26));
        Assert.That(session.ExpiresAt, Is.EqualTo(Noon.AddDays(30)));
    }

    [Test]
    public void A_session_is_over_when_its_time_is()
    {
        var (session, token) = ASession.Of(AUser.With());

        Assert.That(session.Judge(token, ASession.Client, Noon.AddDays(14).AddTicks(-1)), Is.EqualTo(RefreshTokenState.Current));
        Assert.That(session.Judge(token, ASession.Client, Noon.AddDays(14)), Is.EqualTo(RefreshTokenState.Foreign));
    }

    [Test]
    public void A_token_is_good_once()
    {
        var (session, first) = ASession.Of(AUser.With());
        var second = session.Rotate(first, ASession.Client, ASession.Policy, Noon);

        Assert.That(session.Judge(second, ASession.Client, Noon), Is.EqualTo(RefreshTokenState.Current));
        Assert.That(session.Judge(first, ASession.Client, Noon.AddSeconds(11)), Is.EqualTo(RefreshTokenState.Reused));
    }

    [Test]
    public void A_token_that_was_just_replaced_gives_its_successor_again()
    {
        var (session, first) = ASession.Of(AUser.With());
        var second = session.Rotate(first, ASession.Client, ASession.Policy, Noon);

        Assert.That(session.Judge(first, ASession.Client, Noon.AddSeconds(10)), Is.EqualTo(RefreshTokenState.JustReplaced));
        Assert.That(session.Repeat(first).Value, Is.EqualTo(second.Value));
    }

    [Test]
    public void Another_device_has_no_grace()
    {
        var (session, first) = ASession.Of(AUser.With());
        session.Rotate(first, ASession.Client, ASession.Policy, Noon);

        Assert.That(session.Judge(first, new("Another", ASession.Client.Address), Noon), Is.EqualTo(RefreshTokenState.Reused));
        Assert.That(session.Judge(first, new(ASession.Client.Device, "198.51.100.7"), Noon), Is.EqualTo(RefreshTokenState.JustReplaced));
    }

    [Test]
    public void The_token_before_the_last_has_no_grace()
    {
        var (session, first) = ASession.Of(AUser.With());
        session.Rotate(session.Rotate(first, ASession.Client, ASession.Policy, Noon), ASession.Client, ASession.Policy, Noon);

        Assert.That(session.Judge(first, ASession.Client, Noon), Is.EqualTo(RefreshTokenState.Reused));
    }

    [Test]
    public void A_made_up_token_is_not_taken_for_a_copy()
    {
        var (session, _) = ASession.Of(AUser.With());
        var guess = RefreshToken.New(session.Id);

        Assert.That(session.Judge(guess, ASession.Client, Noon), Is.EqualTo(RefreshTokenState.Foreign));
        Assert.That(session.Owns(guess), Is.False);
    }

    [Test]
    public void A_refresh_tells_where_the_session_was_last_used()
    {
        var (session, first) = ASession.Of(AUser.With());

        session.Rotate(first, new("Phone", "198.51.100.7"), ASession.Policy, Noon.AddMinutes(1));

        Assert.That((session.Device, session.Address, session.CreatedAt, session.LastUsedAt), Is.EqualTo(("Phone", "198.51.100.7", Noon, Noon.AddMinutes(1))));
    }

    [Test]
    public void Another_password_and_a_deactivation_end_the_sessions_of_before()
    {
        var ada = AUser.With();
        var (session, _) = ASession.Of(ada);

        ada.ChangePassword("another", Noon);
        var afterwards = ASession.Of(ada).Session.Stamp;
        ada.Deactivate(successor: null, Noon);

        Assert.That(new[] { session.Stamp, afterwards, ada.SessionStamp }, Is.Unique);
    }
}
