using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Tests.Common;

public sealed class TextRuleTests
{
    private const string Emoji = "\U0001F600";
    private const string AccentedInTwo = "e\u0301";

    private static readonly TextRule Motto = new("motto", MinLength: 2, MaxLength: 4);

    [TestCase("ab", TestName = "A_text_of_the_least_length_is_accepted")]
    [TestCase("abcd", TestName = "A_text_of_the_greatest_length_is_accepted")]
    [TestCase(Emoji + Emoji + Emoji + Emoji, TestName = "A_character_beyond_the_basic_plane_counts_as_one")]
    [TestCase(AccentedInTwo + AccentedInTwo, TestName = "A_letter_with_a_combining_accent_counts_as_two")]
    [TestCase("  ", TestName = "White_space_is_accepted_unless_the_rule_refuses_it")]
    [TestCase("\uFFFE\uFFFF", TestName = "Noncharacters_are_accepted")]
    [TestCase("a" + Emoji + "b" + Emoji, TestName = "Characters_of_both_sizes_are_counted_together")]
    public void Accepts(string text) => Assert.That(Motto.Check(text), Is.Null);

    [TestCase("")]
    [TestCase("a")]
    [TestCase(Emoji)]
    public void A_text_one_short_of_the_least_length_is_too_short(string text) =>
        Assert.That(Motto.Check(text), Is.EqualTo(TextErrors.TooShort("motto", 2)));

    [TestCase("abcde")]
    [TestCase(Emoji + Emoji + Emoji + Emoji + Emoji)]
    [TestCase(AccentedInTwo + AccentedInTwo + "e")]
    public void A_text_one_beyond_the_greatest_length_is_too_long(string text) =>
        Assert.That(Motto.Check(text), Is.EqualTo(TextErrors.TooLong("motto", 4)));

    [TestCase("\0ab")]
    [TestCase("ab\0")]
    [TestCase("\0")]
    public void The_null_character_is_refused(string text) =>
        Assert.That(Motto.Check(text), Is.EqualTo(TextErrors.InvalidCharacters("motto")));

    [Test]
    public void A_surrogate_without_its_other_half_is_refused([Values("{0}", "a{0}", "{0}a", "a{0}b")] string around, [Values('\uD83D', '\uDE00')] char half)
    {
        var text = around.Replace("{0}", half.ToString(), StringComparison.Ordinal);

        Assert.That(Motto.Check(text), Is.EqualTo(TextErrors.InvalidCharacters("motto")));
    }

    [Test]
    public void Two_halves_in_the_wrong_order_are_refused() =>
        Assert.That(Motto.Check("\uDE00\uD83D"), Is.EqualTo(TextErrors.InvalidCharacters("motto")));

    [Test]
    public void Invalid_characters_are_named_before_the_length() =>
        Assert.That(Motto.Check("abcdef\0"), Is.EqualTo(TextErrors.InvalidCharacters("motto")));

    [Test]
    public void A_text_of_exactly_the_greatest_size_in_bytes_is_accepted()
    {
        var rule = Motto with { MaxBytes = 8 };

        Assert.That(rule.Check(Emoji + Emoji), Is.Null);
    }

    [Test]
    public void A_text_one_byte_beyond_the_greatest_size_is_refused()
    {
        var rule = Motto with { MaxBytes = 7 };

        Assert.That(rule.Check(Emoji + Emoji), Is.EqualTo(TextErrors.TooLarge("motto", 7)));
    }

    [TestCase("   ")]
    [TestCase("\t\n")]
    [TestCase("\u00A0\u2003")]
    public void Nothing_but_white_space_is_refused_where_the_rule_says_so(string text)
    {
        var rule = Motto with { RefusesBlank = true };

        Assert.That(rule.Check(text), Is.EqualTo(TextErrors.Blank("motto")));
    }

    [Test]
    public void White_space_around_something_is_no_blank()
    {
        var rule = Motto with { RefusesBlank = true };

        Assert.That(rule.Check(" a "), Is.Null);
    }

    [TestCase(1, "The motto must have at least 1 character.")]
    [TestCase(2, "The motto must have at least 2 characters.")]
    public void The_message_counts_in_good_English(int minLength, string message) =>
        Assert.That(TextErrors.TooShort("motto", minLength).Message, Is.EqualTo(message));

    [Test]
    public void Every_refusal_is_one_of_invalid_input()
    {
        Error[] refusals =
        [
            TextErrors.InvalidCharacters("motto"), TextErrors.Blank("motto"), TextErrors.TooShort("motto", 2), TextErrors.TooLong("motto", 4), TextErrors.TooLarge("motto", 8),
        ];

        Assert.That(refusals, Has.All.Property(nameof(Error.Kind)).EqualTo(ErrorKind.Invalid));
    }
}
