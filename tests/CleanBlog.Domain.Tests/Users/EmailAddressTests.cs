using System.Diagnostics;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Domain.Tests.Users;

public sealed class EmailAddressTests
{
    [TestCase("ada@example.com")]
    [TestCase("a@b.co")]
    [TestCase("first.last+tag@sub.example.co.uk")]
    [TestCase("o'brien!#$%&*/=?^_`{|}~-@example.com")]
    [TestCase("1@2.3")]
    [TestCase("user@xn--bcher-kva.example")]
    [TestCase("用户@例子.公司")]
    [TestCase("josé@bücher.example")]
    public void A_valid_address_is_kept(string text) => Assert.That(EmailAddress.Parse(text).Expect().Value, Is.EqualTo(text));

    [TestCase("plain")]
    [TestCase("@example.com")]
    [TestCase("ada@")]
    [TestCase("ada@example")]
    [TestCase("ada@@example.com")]
    [TestCase("ada@example@example.com")]
    [TestCase(".ada@example.com")]
    [TestCase("ada.@example.com")]
    [TestCase("ada..lovelace@example.com")]
    [TestCase("ada lovelace@example.com")]
    [TestCase("ada@exam ple.com")]
    [TestCase("ada@-example.com")]
    [TestCase("ada@example-.com")]
    [TestCase("ada@.example.com")]
    [TestCase("ada@example..com")]
    [TestCase("ada@example.com.")]
    [TestCase("ada@exa_mple.com")]
    [TestCase("ada@[127.0.0.1]")]
    [TestCase("\"ada\"@example.com")]
    [TestCase("Ada <ada@example.com>")]
    [TestCase("ada@example.com,eve@example.com")]
    [TestCase("ada@example.com\nBcc: eve@example.com")]
    [TestCase("ada\u200B@example.com")]
    [TestCase("ada\u202E@example.com")]
    [TestCase("ada@example.com\u0007")]
    [TestCase("ada(comment)@example.com")]
    [TestCase("ada@example.com/path")]
    [TestCase("ada\uFFFE@example.com")]
    [TestCase("ada@\uFFFF.com")]
    public void An_invalid_address_is_refused(string text) => Assert.That(EmailAddress.Parse(text).Error, Is.EqualTo(UserErrors.InvalidEmail));

    [TestCase("  ada@example.com\t\n")]
    [TestCase("\u00A0ada@example.com\u2003")]
    public void White_space_around_it_is_cut(string text) => Assert.That(EmailAddress.Parse(text).Expect().Value, Is.EqualTo("ada@example.com"));

    [TestCase("Ada@Example.COM", "ada@example.com")]
    [TestCase("JOSÉ@EXAMPLE.COM", "josé@example.com")]
    public void Case_does_not_tell_addresses_apart(string text, string expected) =>
        Assert.That(EmailAddress.Parse(text).Expect(), Is.EqualTo(EmailAddress.Parse(expected).Expect()));

    [Test]
    public void A_composed_and_a_decomposed_accent_are_the_same_address() =>
        Assert.That(EmailAddress.Parse("jose\u0301@example.com").Expect(), Is.EqualTo(EmailAddress.Parse("jos\u00E9@example.com").Expect()));

    [Test]
    public void Accents_tell_addresses_apart() =>
        Assert.That(EmailAddress.Parse("josé@example.com").Expect(), Is.Not.EqualTo(EmailAddress.Parse("jose@example.com").Expect()));

    [TestCase("ada@example.com")]
    [TestCase("JOSE\u0301@BÜCHER.example")]
    [TestCase("\u0130stanbul@example.com")]
    [TestCase("\u1E9E@example.com")]
    public void A_normalised_address_is_not_changed_by_another_round(string text)
    {
        var once = EmailAddress.Parse(text).Expect();

        Assert.That(EmailAddress.Parse(once.Value).Expect(), Is.EqualTo(once));
    }

    [Test]
    public void An_address_of_exactly_the_greatest_length_is_accepted() =>
        Assert.That(EmailAddress.Parse(OfLength(EmailAddress.MaxLength)).Expect().Value, Has.Length.EqualTo(255));

    [Test]
    public void An_address_one_beyond_the_greatest_length_is_too_long() =>
        Assert.That(EmailAddress.Parse(OfLength(EmailAddress.MaxLength + 1)).Error, Is.EqualTo(TextErrors.TooLong("e-mail address", 255)));

    [Test]
    public void White_space_around_it_does_not_count_towards_the_length() =>
        Assert.That(EmailAddress.Parse($"   {OfLength(EmailAddress.MaxLength)}   ").Error, Is.Null);

    [TestCase("a", 64)]
    [TestCase("é", 32)]
    public void A_local_part_of_64_octets_is_accepted(string letter, int count) =>
        Assert.That(EmailAddress.Parse($"{Repeat(letter, count)}@example.com").Error, Is.Null);

    [TestCase("a", 65)]
    [TestCase("é", 33)]
    public void A_local_part_of_more_than_64_octets_is_refused(string letter, int count) =>
        Assert.That(EmailAddress.Parse($"{Repeat(letter, count)}@example.com").Error, Is.EqualTo(UserErrors.InvalidEmail));

    [Test]
    public void A_label_of_63_characters_is_accepted() =>
        Assert.That(EmailAddress.Parse($"ada@{Repeat("a", 63)}.com").Error, Is.Null);

    [Test]
    public void A_label_of_64_characters_is_refused() =>
        Assert.That(EmailAddress.Parse($"ada@{Repeat("a", 64)}.com").Error, Is.EqualTo(UserErrors.InvalidEmail));

    [TestCase("")]
    [TestCase("   ")]
    public void An_empty_text_is_too_short(string text) =>
        Assert.That(EmailAddress.Parse(text).Error, Is.EqualTo(TextErrors.TooShort("e-mail address", 1)));

    [Test]
    public void The_null_character_is_refused() =>
        Assert.That(EmailAddress.Parse("ada\0@example.com").Error, Is.EqualTo(TextErrors.InvalidCharacters("e-mail address")));

    [Test]
    public void A_surrogate_without_its_other_half_is_refused() =>
        Assert.That(EmailAddress.Parse("ada" + '\uD83D' + "@example.com").Error, Is.EqualTo(TextErrors.InvalidCharacters("e-mail address")));

    [Test]
    public void An_address_that_grows_too_long_in_its_normal_form_is_refused()
    {
        var hebrewThatDecomposes = $"ada@{string.Join('.', Enumerable.Repeat("a" + Repeat("\uFB2C", 29), 8))}.com";

        Assert.That(EmailAddress.Parse(hebrewThatDecomposes).Error, Is.EqualTo(UserErrors.InvalidEmail));
    }

    [TestCase("a", "", TestName = "A_long_run_of_letters_is_refused_in_no_time")]
    [TestCase("a.", "@", TestName = "A_long_run_of_dots_is_refused_in_no_time")]
    [TestCase("a-", "@b", TestName = "A_long_run_of_hyphens_is_refused_in_no_time")]
    [TestCase(" ", "", TestName = "A_long_run_of_white_space_is_refused_in_no_time")]
    [TestCase("@", "", TestName = "A_long_run_of_at_signs_is_refused_in_no_time")]
    [TestCase("e\u0301", "@b", TestName = "A_long_run_of_accents_is_refused_in_no_time")]
    public void A_hostile_text_is_refused_in_no_time(string unit, string end)
    {
        var text = Repeat(unit, 1_000_000) + end;
        var start = Stopwatch.GetTimestamp();

        var parsed = EmailAddress.Parse(text);

        Assert.That(parsed.Error, Is.Not.Null);
        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    [TestCase("a@", "a-", "")]
    [TestCase("a@", "a.", "!")]
    [TestCase("", "a.", "")]
    [TestCase("a@a", "-", "!")]
    public void A_text_of_the_greatest_length_cannot_make_the_match_time_out(string start, string unit, string end)
    {
        var text = (start + Repeat(unit, 255))[..(255 - end.Length)] + end;

        Assert.That(EmailAddress.Parse(text).Error, Is.EqualTo(UserErrors.InvalidEmail));
    }

    [TestCase("ada@authors.invalid", true)]
    [TestCase("ADA@AUTHORS.INVALID", true)]
    [TestCase("ada@invalid.com", false)]
    [TestCase("ada@authors.notinvalid", false)]
    public void Addresses_under_the_reserved_domain_are_known(string text, bool expected) =>
        Assert.That(EmailAddress.Parse(text).Expect().IsReserved, Is.EqualTo(expected));

    [Test]
    public void A_stored_address_is_trusted_as_it_is() => Assert.That(EmailAddress.FromStored("Not Checked").Value, Is.EqualTo("Not Checked"));

    [Test]
    public void It_reads_as_its_text() => Assert.That(EmailAddress.Parse("Ada@example.com").Expect().ToString(), Is.EqualTo("ada@example.com"));

    private static string OfLength(int length)
    {
        var local = Repeat("a", 64);
        var labels = $"{Repeat("b", 63)}.{Repeat("c", 63)}";
        var rest = length - local.Length - labels.Length - 2;

        return $"{local}@{labels}.{Repeat("d", rest - 3)}.de";
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
