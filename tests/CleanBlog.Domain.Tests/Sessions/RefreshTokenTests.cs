using CleanBlog.Domain.Sessions;

namespace CleanBlog.Domain.Tests.Sessions;

public sealed class RefreshTokenTests
{
    [Test]
    public void A_token_is_read_as_it_was_written()
    {
        var token = RefreshToken.New(SessionId.New());

        Assert.That(RefreshToken.TryParse(token.Value, out var read), Is.True);
        Assert.That((read!.Session, read.Value), Is.EqualTo((token.Session, token.Value)));
        Assert.That((read.FamilyHash, read.SecretHash), Is.EqualTo((token.FamilyHash, token.SecretHash)));
    }

    [Test]
    public void A_token_has_the_documented_form() => Assert.That(RefreshToken.New(SessionId.New()).Value, Does.Match(RefreshToken.Pattern).And.Length.EqualTo(RefreshToken.Length));

    [Test]
    public void Two_tokens_of_a_session_share_nothing_but_the_session()
    {
        var id = SessionId.New();
        var (one, other) = (RefreshToken.New(id), RefreshToken.New(id));

        Assert.That(one.FamilyHash, Is.Not.EqualTo(other.FamilyHash));
        Assert.That(one.SecretHash, Is.Not.EqualTo(other.SecretHash));
    }

    [Test]
    public void A_hash_does_not_tell_the_token()
    {
        var token = RefreshToken.New(SessionId.New());

        Assert.That(token.Value, Does.Not.Contain(Convert.ToBase64String(token.SecretHash)[..20]));
        Assert.That(token.SecretHash, Has.Length.EqualTo(Session.HashSize));
    }

    [Test]
    public void The_successor_depends_on_the_token_and_on_the_salt()
    {
        var token = RefreshToken.New(SessionId.New());
        byte[] salt = [.. Enumerable.Repeat((byte)1, 32)];

        var (next, again) = (token.Next(salt), token.Next(salt));

        Assert.That(again.Value, Is.EqualTo(next.Value));
        Assert.That(token.Next([.. Enumerable.Repeat((byte)2, 32)]).Value, Is.Not.EqualTo(next.Value));
        Assert.That(RefreshToken.New(token.Session).Next(salt).SecretHash, Is.Not.EqualTo(next.SecretHash));
        Assert.That(next.FamilyHash, Is.EqualTo(token.FamilyHash));
    }

    [Test]
    public void Its_text_for_people_is_not_the_token() => Assert.That($"{RefreshToken.New(SessionId.New())}", Is.EqualTo("cbr_…"));

    [TestCase("")]
    [TestCase("cbr_")]
    [TestCase("eyJhbGciOiJIUzI1NiJ9.e30.x")]
    public void What_is_no_token_is_not_read(string text) => Assert.That(RefreshToken.TryParse(text, out _), Is.False);

    [Test]
    public void A_token_that_was_cut_or_changed_in_form_is_not_read()
    {
        var value = RefreshToken.New(SessionId.New()).Value;
        var others = new[] { value[..^1], value + "A", value[4..] + "cbr_", "CBR_" + value[4..], value[..^1] + "=", value[..^1] + "+", value[..^2] + " A", $" {value[..^1]}", value[..^1] + "é" };

        Assert.That(others.Where(other => RefreshToken.TryParse(other, out _)), Is.Empty);
    }
}
