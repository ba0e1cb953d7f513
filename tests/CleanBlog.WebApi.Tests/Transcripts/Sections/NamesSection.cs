using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class NamesSection
{
    public static Section Section { get; } = new("Names",
    [
        Patch("Letters beyond the BMP", "/api/users/<ada>", Names("𝒜da 😀", "👩‍👩‍👧‍👦")).As("ada"),
        Get("As they were sent", "/api/users/me").As("ada"),
        Patch("100 characters beyond the BMP", "/api/users/<ada>", Names("😀".Times(100), "𝒜".Times(100))).As("ada"),
        Get("As they were sent, all of them", "/api/users/<ada>").As("eve"),
        Patch("101 characters beyond the BMP", "/api/users/<ada>", Names("😀".Times(101), "𝒜".Times(101))).As("ada"),
        Patch("100 letters of three bytes", "/api/users/<ada>", Names("क".Times(100), "€".Times(100))).As("ada"),
        Post("100 characters beyond the BMP at registration", "/api/auth/register", Account("wide@example.com", firstName: "😀".Times(100), lastName: "𝒜".Times(100))),
        Patch("A composed accent", "/api/users/<ada>", Names("Zo\u00e9", "\u00c5")).As("ada"),
        Patch("The same decomposed is a change", "/api/users/<ada>", Names("Zoe\u0301", "A\u030a")).As("ada"),
        Get("As it was sent, decomposed", "/api/users/me").As("ada"),
        Patch("The same again is none", "/api/users/<ada>", Names("Zoe\u0301", "A\u030a")).As("ada"),
        Patch("A capital is a change", "/api/users/<ada>", Names("ZOE\u0301", "A\u030a")).As("ada"),
        Patch("A blank at the end is a change", "/api/users/<ada>", Names("ZOE\u0301 ", "A\u030a")).As("ada"),
        Patch("Two blanks are another", "/api/users/<ada>", Names("ZOE\u0301  ", "A\u030a")).As("ada"),
        Get("With its blanks", "/api/users/me").As("ada"),
        Patch("One member", "/api/users/<ada>", """{"first_name":"  Ada"}""").As("ada"),
        Patch("The other member", "/api/users/<ada>", """{"last_name":"Lovelace\t"}""").As("ada"),
        Patch("No member", "/api/users/<ada>", "{}").As("ada"),
        Patch("An unknown member, and one that nobody may change", "/api/users/<ada>", """{"name":"x","role":"admin","email":"x@example.com"}""").As("ada"),
        Patch("A null", "/api/users/<ada>", """{"first_name":null}""").As("ada"),
        Patch("Empty", "/api/users/<ada>", Names("", "")).As("ada"),
        Patch("Blanks of other scripts", "/api/users/<ada>", Names("\u3000", "\u00a0\u2028")).As("ada"),
        Patch("Not even visible, but no blank", "/api/users/<ada>", Names("\u200b", "\u00ad")).As("ada"),
        Patch("Quotes, comments and ends of statements", "/api/users/<ada>", Names("Robert'); DROP TABLE users;--", "\"O''Hara\" \\' /* */ #")).As("ada"),
        Patch("Characters of patterns", "/api/users/<ada>", Names("%_[a-z]^{}*?", "\\%\\_")).As("ada"),
        Patch("Escapes that are none", "/api/users/<ada>", Names("\\x41\\u0041\\101 %41 &amp; &#65;", "$1 @p0 :p0 {0} ${x}")).As("ada"),
        Get("All as it was sent", "/api/users/me").As("ada"),
        Patch("Right to left, and an override", "/api/users/<ada>", Names("שלום", "\u202eevil\u202c")).As("ada"),
        Get("As it was sent, from right to left", "/api/users/me").As("ada"),
    ]);

    private static string Names(string firstName, string lastName) => Json(new { FirstName = firstName, LastName = lastName });
}
