using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Domain.Tests.Users;

public sealed class SearchTextTests
{
    [TestCase("ADA", "ada")]
    [TestCase("Zoë", "zoe")]
    [TestCase("Zoe\u0308", "zoe")]
    [TestCase("Ａｄａ", "ada")]
    [TestCase("ΣΟΦΟΣ", "σοφοσ")]
    [TestCase("σοφος", "σοφοσ")]
    [TestCase("Łódź", "łodz")]
    [TestCase("100%_\\", "100%_\\")]
    [TestCase("\uFFFEada", "\uFFFEada")]
    public void Forms_of_a_letter_make_no_difference(string text, string folded) => Assert.That(SearchText.WordsOf(text), Is.EqualTo(new[] { folded }));

    [Test]
    public void Each_word_counts_once() => Assert.That(SearchText.WordsOf("  Ada\tlovelace\u00A0ADA "), Is.EqualTo(new[] { "ada", "lovelace" }));

    [Test]
    public void A_user_is_found_by_address_and_names_and_no_word_reaches_from_one_to_the_next()
    {
        var text = SearchText.Of(EmailAddress.Parse("ada@example.com").Expect(), "Ada", "Lovelace");

        Assert.That(text, Is.EqualTo("ada@example.com\nada\nlovelace"));
    }

    [TestCase("", "text.too_short")]
    [TestCase(" \t", "text.blank")]
    [TestCase("a\0", "text.invalid_characters")]
    public void What_cannot_be_looked_for_is_refused(string text, string code) => Assert.That(SearchText.Rule.Check(text)?.Code, Is.EqualTo(code));

    [Test]
    public void A_hundred_characters_are_the_most_to_look_for() =>
        Assert.That((SearchText.Rule.Check(new string('x', 100)), SearchText.Rule.Check(new string('x', 101))?.Code), Is.EqualTo(((object?)null, "text.too_long")));
}
