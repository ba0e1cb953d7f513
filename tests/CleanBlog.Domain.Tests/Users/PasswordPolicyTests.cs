using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Tests.Users;

public sealed class PasswordPolicyTests
{
    [TestCase("Abcdefg1")]
    [TestCase(" Abcde 1 ")]
    [TestCase("Ünïcödé1")]
    [TestCase("абвгдеЖ7")]
    [TestCase("abcdefÉ\u0663")]
    [TestCase("\U00010400bcdef1\U0001F600")]
    public void A_strong_password_is_accepted(string password) => Assert.That(PasswordPolicy.Default.Check(password), Is.Null);

    [Test]
    public void A_password_of_seven_characters_is_too_short() =>
        Assert.That(PasswordPolicy.Default.Check("Abcdef1"), Is.EqualTo(TextErrors.TooShort("password", 8)));

    [Test]
    public void An_emoji_does_not_count_twice() =>
        Assert.That(PasswordPolicy.Default.Check("Abcde1\U0001F600"), Is.EqualTo(TextErrors.TooShort("password", 8)));

    [Test]
    public void A_password_of_255_characters_is_accepted() => Assert.That(PasswordPolicy.Default.Check(OfLength(255)), Is.Null);

    [Test]
    public void A_password_of_256_characters_is_too_long() =>
        Assert.That(PasswordPolicy.Default.Check(OfLength(256)), Is.EqualTo(TextErrors.TooLong("password", 255)));

    [TestCase("abcdefg1")]
    [TestCase("12345678")]
    public void A_password_without_an_upper_case_letter_is_refused(string password) =>
        Assert.That(PasswordPolicy.Default.Check(password), Is.EqualTo(UserErrors.PasswordWithoutUpperCase));

    [TestCase("Abcdefgh")]
    [TestCase("Abcdefg½")]
    public void A_password_without_a_digit_is_refused(string password) =>
        Assert.That(PasswordPolicy.Default.Check(password), Is.EqualTo(UserErrors.PasswordWithoutDigit));

    [Test]
    public void The_null_character_is_refused() =>
        Assert.That(PasswordPolicy.Default.Check("Abcdefg1\0"), Is.EqualTo(TextErrors.InvalidCharacters("password")));

    [Test]
    public void A_surrogate_without_its_other_half_is_refused() =>
        Assert.That(PasswordPolicy.Default.Check("Abcdefg1" + '\uD83D'), Is.EqualTo(TextErrors.InvalidCharacters("password")));

    [TestCase(12, "Abcdefghij1", "text.too_short")]
    [TestCase(12, "Abcdefghijk1", null)]
    public void A_policy_can_ask_for_more_characters(int minLength, string password, string? code) =>
        Assert.That(new PasswordPolicy(minLength, RequiresComposition: true).Check(password)?.Code, Is.EqualTo(code));

    [TestCase("correct horse battery", null)]
    [TestCase("1234567", "text.too_short")]
    [TestCase("abcdefgh\0", "text.invalid_characters")]
    public void A_policy_can_do_without_composition(string password, string? code) =>
        Assert.That(new PasswordPolicy(8, RequiresComposition: false).Check(password)?.Code, Is.EqualTo(code));

    private static string OfLength(int length) => "A1" + new string('b', length - 2);
}
