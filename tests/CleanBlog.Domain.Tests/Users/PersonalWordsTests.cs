using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Tests.Users;

public sealed class PersonalWordsTests
{
    private static readonly PersonalWords Words = Of("Countess.Ada_1815@mail.engine.example.org", "Augusta Ada", "O'Brien-Łovelace");

    [Test]
    public void They_are_those_of_names_and_address() =>
        Assert.That(Words.All, Is.EquivalentTo(new[] { "augusta", "brien", "łovelace", "countess", "1815", "mail", "engine", "example" }));

    [TestCase("Łovelace-Xk29")]
    [TestCase("xŁOVELACEx1")]
    [TestCase("Born-In-1815")]
    [TestCase("My-Example-77")]
    public void They_are_found_in_a_password_in_any_case(string password) => Assert.That(Words.AreIn(password), Is.True);

    [TestCase("Ada-Canada-7")]
    [TestCase("Org-Organon-7")]
    [TestCase("Analytical-1843")]
    public void Short_words_and_the_top_level_domain_do_not_count(string password) => Assert.That(Words.AreIn(password), Is.False);

    [Test]
    public void Somebody_may_have_none() => Assert.That(Of("a@b.cd", "😀", "Li").All, Is.Empty);

    private static PersonalWords Of(string email, string firstName, string lastName) => PersonalWords.Of(EmailAddress.FromStored(email.ToLowerInvariant()), firstName, lastName);
}
