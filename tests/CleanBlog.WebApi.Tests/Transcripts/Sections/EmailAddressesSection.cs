using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class EmailAddressesSection
{
    private const string Register = "/api/auth/register";
    private const string Login = "/api/auth/login";

    // 255 characters: 64, the @, and labels of at most 63.
    private static readonly string Longest = $"{"a".Times(64)}@{"b".Times(63)}.{"c".Times(63)}.{"d".Times(58)}.com";

    // Fewer than 255 characters but more than 255 units of UTF-16.
    private static readonly string Widest = $"w@{string.Join('.', Enumerable.Repeat("𝒜".Times(31), 7))}.com";

    /// <summary>Addresses that a database might take for one another, or for a pattern.</summary>
    public static Section Section { get; } = new("E-mail addresses",
    [
        Post("A composed accent", Register, Account("zo\u00e9@example.com")).Keeping("composed"),
        Post("The accent decomposed is the same address", Register, Account("zoe\u0301@example.com")),
        Post("The accent on a capital is the same address", Register, Account("ZO\u00c9@example.com")),
        Post("Without the accent it is another one", Register, Account("zoe@example.com", "Without-accent-1")).Keeping("plain"),
        Post("With another accent it is another one", Register, Account("zo\u00e8@example.com")),
        Post("Log in decomposed", Login, Credentials("zoe\u0301@example.com")),
        Post("Log in without the accent, with the password of the other", Login, Credentials("zoe@example.com")),
        Post("A sharp s", Register, Account("stra\u00dfe@example.com")),
        Post("Two s are another address", Register, Account("strasse@example.com")),
        Post("The capital sharp s", Register, Account("STRA\u1e9eE@example.com")),
        Post("An i", Register, Account("ilk@example.com")),
        Post("The Turkish dotless i", Register, Account("\u0131lk@example.com")),
        Post("The Turkish dotted capital I", Register, Account("\u0130LK@example.com")),
        Post("A capital I", Register, Account("ILK@example.com")),
        Post("The Kelvin sign is a K", Register, Account("IL\u212a@example.com")),
        Post("A final sigma", Register, Account("\u03c3\u03bf\u03c6\u03cc\u03c2@example.com")),
        Post("The same in capitals has another sigma", Register, Account("\u03a3\u039f\u03a6\u038c\u03a3@example.com")),
        Post("A wide letter", Register, Account("\uff4fmega@example.com")),
        Post("A narrow letter", Register, Account("omega@example.com")),
        Post("A ligature", Register, Account("\ufb01sh@example.com")),
        Post("No ligature", Register, Account("fish@example.com")),
        Post("Hiragana", Register, Account("\u3053@example.com")),
        Post("Katakana of the same sound", Register, Account("\u30b3@example.com")),
        Post("A letter beyond the BMP", Register, Account("𝒜@example.com")),
        Post("Another letter beyond the BMP", Register, Account("ℬ𝒞@example.com")),
        Post("An emoji", Register, Account("😀@example.com")),
        Post("Another emoji", Register, Account("😁@example.com")),
        Post("With a character that sorts as nothing", Register, Account("zo\u034fe@example.com")),
        Post("A zero-width space is refused", Register, Account("zo\u200be@example.com")),
        Post("A soft hyphen is refused", Register, Account("zo\u00ade@example.com")),
        Post("A no-break space at the end is trimmed", Register, Account("trimmed@example.com\u00a0")),
        Post("A byte order mark at the end is not", Register, Account("marked@example.com\ufeff")),
        Post("255 characters", Register, Account(Longest)),
        Post("255 characters, again in capitals", Register, Account(Longest.ToUpperInvariant())),
        Post("Log in with 255 characters", Login, Credentials(Longest)),
        Post("256 characters", Register, Account("a" + Longest)),
        Post("More than 255 units of UTF-16", Register, Account(Widest)),
        Post("Log in with them", Login, Credentials(Widest)),
        Post("A percent sign", Register, Account("%@example.com", "Percent-sign-1")).Keeping("percent"),
        Post("Is no pattern at a login", Login, Credentials("%@example.com")),
        Post("But an address", Login, Credentials("%@example.com", "Percent-sign-1")),
        Post("A percent sign in the domain is refused at a login like any unknown address", Login, Credentials("zoe@%.com")),
        Post("An underscore", Register, Account("_da@example.com", "Under-score-1")),
        Post("Is no pattern at a login", Login, Credentials("_da@example.com")),
        Post("Nor is one that nobody has", Login, Credentials("ad_@example.com")),
        Post("A set of letters is no address", Register, Account("[a]da@example.com")),
        Post("And no pattern", Login, Credentials("[a]da@example.com")),
        Post("A caret and braces are an address", Register, Account("^{ada}*?@example.com")),
        Post("A quote is one", Register, Account("o'hara@example.com")),
        Post("Its owner logs in", Login, Credentials("O'Hara@example.com")),
        Post("A quote that would end a statement", Login, Credentials("' or '1'='1@example.com")),
        Post("Two hyphens are one", Register, Account("--@example.com")),
        Post("A semicolon is none", Register, Account("a;b@example.com")),
        Post("Double quotes are none", Register, Account("\"zoe\"@example.com")),
        Post("A backslash is none", Register, Account("zo\\e@example.com")),
        Post("Kept for imported authors", Register, Account("author@import.INVALID")),
        Post("Without a dot in the domain", Register, Account("zoe@localhost")),
        Get("As all of them are stored", "/api/users?limit=100").As("root"),
    ]);
}
