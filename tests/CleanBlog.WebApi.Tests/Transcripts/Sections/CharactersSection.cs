using System.Text;
using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class CharactersSection
{
    private static readonly (string Method, string Target, string Body)[] Fields =
    [
        ("POST", "/api/auth/register", """{"email":"*@example.com","first_name":"A","last_name":"B","password":"Analytical-Engine-1843"}"""),
        ("POST", "/api/auth/register", """{"email":"c@example.com","first_name":"A*","last_name":"B","password":"Analytical-Engine-1843"}"""),
        ("POST", "/api/auth/register", """{"email":"c@example.com","first_name":"A","last_name":"B*","password":"Analytical-Engine-1843"}"""),
        ("POST", "/api/auth/register", """{"email":"c@example.com","first_name":"A","last_name":"B","password":"Analytical-Engine-1843*"}"""),
        ("POST", "/api/auth/login", """{"email":"ada*@example.com","password":"Analytical-Engine-1843"}"""),
        ("POST", "/api/auth/login", """{"email":"ada@example.com","password":"Analytical-Engine-1843*"}"""),
        ("PATCH", "/api/users/<ada>", """{"first_name":"A*"}"""),
        ("PATCH", "/api/users/<ada>", """{"last_name":"B*"}"""),
        ("PUT", "/api/users/<ada>/role", """{"role":"admin*"}"""),
        ("POST", "/api/posts", """{"title":"T*","content":"C"}"""),
        ("POST", "/api/posts", """{"title":"T","content":"C*"}"""),
        ("PATCH", "/api/posts/<post>", """{"title":"T*"}"""),
        ("PATCH", "/api/posts/<post>", """{"content":"C*"}"""),
    ];

    private static readonly (string Title, string Escape)[] Refused =
    [
        ("U+0000", @"\u0000"),
        ("Half a surrogate pair", @"\ud800"),
        ("Surrogates in the wrong order", @"\udc00\ud800"),
    ];

    private const string Kept = @"\u0001\u001f\u007f\u0080\ufeff\ufffe\uffff";

    /// <summary>What some databases do not store, in every text.</summary>
    public static Section Section { get; } = new("Characters",
    [
        Post("A post", "/api/posts", APost()).As("ada").Keeping("post"),
        .. Refused.SelectMany(refused => Fields.Select(field => Ask(refused.Title, field, refused.Escape))),
        Get("Nothing has changed of the post", "/api/posts/<post>"),
        Get("Nothing has changed of the user", "/api/users/<ada>").As("ada"),
        .. Fields.Select((field, index) => Ask("Control and non-characters", (field.Method, field.Target, field.Body.Replace("c@", $"c{index}@", StringComparison.Ordinal)), Kept)),
        Get("They are kept in the post", "/api/posts/<post>"),
        Get("They are kept in the user", "/api/users/<ada>").As("ada"),
        .. Fields.DistinctBy(field => field.Target, StringComparer.Ordinal).Select(field => Send("A byte that is not UTF-8", field, [0xFF])),
        .. Fields.DistinctBy(field => field.Target, StringComparer.Ordinal).Select(field => Send("A surrogate in UTF-8", field, [0xED, 0xA0, 0x80])),
        Send("Too long a form of U+0000", Fields[9], [0xC0, 0x80]),
        Send("A character of four bytes that is cut short", Fields[9], [0xF0, 0x9F, 0x98]),
        new Request("A byte order mark before the JSON", "POST", "/api/posts").WithBytes([0xEF, 0xBB, 0xBF, .. "{\"title\":\"T\",\"content\":\"C\"}"u8]).As("ada"),
        Post("A raw control character in JSON", "/api/posts", "{\"title\":\"T\u0001\",\"content\":\"C\"}").As("ada"),
        Post("A pair of surrogates by escapes is one character", "/api/posts", """{"title":"\ud83d\ude00","content":"\uD835\uDC9C"}""").As("ada"),
    ]);

    private static Request Ask(string title, (string Method, string Target, string Body) field, string escape) =>
        new Request(title, field.Method, field.Target).WithJson(field.Body.Replace("*", escape, StringComparison.Ordinal)).As("root");

    // Names in angle brackets are not filled in bytes, and none of these bodies has one.
    private static Request Send(string title, (string Method, string Target, string Body) field, byte[] bytes)
    {
        var (before, after) = (field.Body.Split('*')[0], field.Body.Split('*')[1]);

        return new Request(title, field.Method, field.Target).WithBytes([.. Encoding.UTF8.GetBytes(before), .. bytes, .. Encoding.UTF8.GetBytes(after)]).As("root");
    }
}
