using System.Security.Cryptography;
using System.Text;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Domain.Tests.Invitations;

public sealed class InvitationTests
{
    private static readonly DateTimeOffset Noon = AUser.Noon;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly EmailAddress Mary = EmailAddress.Parse("mary@example.com").Expect();
    private static readonly EmailAddress Eve = EmailAddress.Parse("eve@example.com").Expect();

    [Test]
    public void A_token_is_256_random_bits_of_which_the_hash_is_kept()
    {
        var (token, other) = (InvitationToken.New(), InvitationToken.New());

        var invitation = Invitation.Create(token, email: null, UserRole.User, UserId.New(), Week, Noon);

        Assert.That(token.Text, Has.Length.EqualTo(InvitationToken.Length).And.Matches("^[0-9A-Za-z_-]+$").And.Not.EqualTo(other.Text));
        Assert.That(invitation.TokenHash, Is.EqualTo(SHA256.HashData(Encoding.UTF8.GetBytes(token.Text))));
    }

    [Test]
    public void It_is_open_until_it_expires()
    {
        var invitation = AnInvitation();

        Assert.That(invitation.StateAt(isVouchedFor: true, Noon.Add(Week).AddTicks(-10)), Is.EqualTo(InvitationState.Open));
        Assert.That(invitation.StateAt(isVouchedFor: true, Noon.Add(Week)), Is.EqualTo(InvitationState.Expired));
    }

    [Test]
    public void It_ends_with_the_rights_of_whoever_made_it() =>
        Assert.That(AnInvitation().StateAt(isVouchedFor: false, Noon), Is.EqualTo(InvitationState.Revoked));

    [Test]
    public void It_is_good_once()
    {
        var (invitation, by) = (AnInvitation(), UserId.New());
        Assert.That(invitation.Admits(Mary, isVouchedFor: true, Noon), Is.True);

        invitation.Use(by, Noon.AddHours(1));

        Assert.That(invitation.Admits(Mary, isVouchedFor: true, Noon), Is.False);
        Assert.That(invitation.StateAt(isVouchedFor: false, Noon.AddDays(30)), Is.EqualTo(InvitationState.Used));
        Assert.That((invitation.UsedBy, invitation.UsedAt, invitation.Version), Is.EqualTo(((UserId?)by, (DateTimeOffset?)Noon.AddHours(1), 2)));
    }

    [Test]
    public void For_one_address_it_admits_no_other()
    {
        var invitation = AnInvitation(Mary);

        Assert.That((invitation.Admits(Mary, isVouchedFor: true, Noon), invitation.Admits(Eve, isVouchedFor: true, Noon)), Is.EqualTo((true, false)));
    }

    [Test]
    public void What_was_revoked_stays_so()
    {
        var invitation = AnInvitation();

        Assert.That(invitation.Revoke(Noon.AddHours(1)).Error, Is.Null);
        Assert.That(invitation.Revoke(Noon.AddHours(2)).Error, Is.Null);

        Assert.That((invitation.RevokedAt, invitation.Version), Is.EqualTo(((DateTimeOffset?)Noon.AddHours(1), 2)));
        Assert.That((invitation.StateAt(isVouchedFor: true, Noon), invitation.Admits(Mary, isVouchedFor: true, Noon)), Is.EqualTo((InvitationState.Revoked, false)));
    }

    [Test]
    public void What_was_used_cannot_be_revoked()
    {
        var invitation = AnInvitation();
        invitation.Use(UserId.New(), Noon);

        Assert.That(invitation.Revoke(Noon).Error, Is.EqualTo(InvitationErrors.Used));
        Assert.That(invitation.RevokedAt, Is.Null);
    }

    private static Invitation AnInvitation(EmailAddress? email = null) => Invitation.Create(InvitationToken.New(), email, UserRole.User, UserId.New(), Week, Noon);
}
