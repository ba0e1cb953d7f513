using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class PostTextsSection
{
    private const int Mebibyte = 1024 * 1024;

    public static Section Section { get; } = new("Texts of posts",
    [
        Post("A title of 255 letters", "/api/posts", APost("x".Times(255))).As("ada"),
        Post("A title of 256 letters", "/api/posts", APost("x".Times(256))).As("ada"),
        Post("A title of 255 characters beyond the BMP", "/api/posts", APost("𝒜".Times(255))).As("ada").Keeping("wide"),
        Get("As it was sent", "/api/posts/<wide>"),
        Post("A title of 256 characters beyond the BMP", "/api/posts", APost("𝒜".Times(256))).As("ada"),
        Patch("A title of 255 characters of four bytes each", "/api/posts/<wide>", Json(new { Title = "😀".Times(255) })).As("ada"),
        Post("Accents, composed and decomposed", "/api/posts", APost("Caf\u00e9 cafe\u0301", "\u212b \u00c5 A\u030a")).As("ada"),
        Post("Blanks at both ends", "/api/posts", APost("  Notes  ", "\t\n Patterns. \r\n")).As("ada").Keeping("blanks"),
        Get("With its blanks", "/api/posts/<blanks>"),
        Post("Ends of lines", "/api/posts", APost("a\nb\r\nc\rd", "\u0085\u2028\u2029")).As("ada").Keeping("lines"),
        Get("Each as it was", "/api/posts/<lines>"),
        Post("Quotes, comments and ends of statements", "/api/posts", APost("'; DROP TABLE posts; --", "\"''\"\\'/**/ ; GO")).As("ada").Keeping("quotes"),
        Get("As they were sent", "/api/posts/<quotes>"),
        Post("Characters of patterns", "/api/posts", APost("100%_[^x]\\", "%%__[[]]^^")).As("ada"),
        Post("Markup", "/api/posts", APost("<b>&amp;</b>", "<script>alert(1)</script>")).As("ada"),
        Post("Emoji, families and flags", "/api/posts", APost("👩‍👩‍👧‍👦 🇹🇷 ❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿")).As("ada").Keeping("emoji"),
        Get("As sent, joiners and all", "/api/posts/<emoji>"),
        Post("Not in Unicode", "/api/posts", """{"title":"\ufffe\uffff\ufdd0\ufeff","content":"\udbff\udfff \ue000 \u0378","published":true}""").As("ada").Keeping("noncharacters"),
        Get("Kept all the same", "/api/posts/<noncharacters>"),
        Post("The same title again is no conflict", "/api/posts", APost("  Notes  ")).As("eve"),
        Post("1 MiB", "/api/posts", APost("Long", "0123456789abcdef".Times(Mebibyte / 16))).As("ada").Keeping("long"),
        Get("1 MiB again", "/api/posts/<long>"),
        Get("1 MiB in a list", "/api/posts?limit=1"),
        Post("1 MiB and a byte", "/api/posts", APost("Long", "0123456789abcdef".Times(Mebibyte / 16) + "!")).As("ada"),
        Post("1 MiB of four bytes each", "/api/posts", APost("Wide", "𝒜😀".Times(Mebibyte / 8))).As("ada").Keeping("long and wide"),
        Get("All of them again", "/api/posts/<long and wide>"),
        Post("1 MiB of four bytes each, and one more", "/api/posts", APost("Wide", "𝒜😀".Times(Mebibyte / 8) + "😀")).As("ada"),
        Patch("1 MiB in a revision", "/api/posts/<lines>", Json(new { Content = "fedcba9876543210".Times(Mebibyte / 16) })).As("ada"),
        Patch("1 MiB and a byte in a revision", "/api/posts/<lines>", Json(new { Content = "fedcba9876543210".Times(Mebibyte / 16) + "!" })).As("ada"),
        Post("1 MiB of which every byte is escaped", "/api/posts", $$"""{"title":"Escaped","content":"{{"\\u0041\\u0042".Times(Mebibyte / 2)}}"}""").As("ada"),
        new Request("A body beyond every limit", "POST", "/api/posts").Announcing((8 * Mebibyte) + 1).As("ada"),
    ]);
}
