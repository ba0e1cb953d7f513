using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class LogInSection
{
    private const string Path = "/api/auth/login";

    public static Section Section { get; } = new("Login",
    [
        Post("In any case, with blanks", Path, Credentials(" ADA@Example.COM ")),
        Post("A wrong password", Path, Credentials("ada@example.com", "Wrong-password-1")),
        Post("An unknown address", Path, Credentials("nobody@example.com")),
        Post("No address", Path, Credentials("nonsense")),
        Post("Both empty", Path, Credentials("", "")),
        Post("An address that is too long", Path, Credentials("a".Times(300) + "@example.com")),
        Post("A member is missing", Path, """{"email":"ada@example.com"}"""),
        Post("A null", Path, """{"email":"ada@example.com","password":null}"""),
        Post("A number", Path, """{"email":"ada@example.com","password":1}"""),
        Post("No JSON", Path, "email=ada"),
        Post("Unknown members are ignored", Path, """{"email":"ada@example.com","password":"Analytical-Engine-1843","grant_type":"x"}"""),
        new Request("No body", "POST", Path),
        new Request("As a form", "POST", Path).WithForm("grant_type=password&username=ada%40example.com&password=Analytical-Engine-1843"),
        new Request("A form with a wrong password", "POST", Path).WithForm("username=ada%40example.com&password=x"),
        new Request("A form whose percent sign is a pattern", "POST", Path).WithForm("username=%25%40example.com&password=Analytical-Engine-1843"),
        new Request("A form without a password", "POST", Path).WithForm("username=ada%40example.com"),
        new Request("A form with U+0000", "POST", Path).WithForm("username=ada%40example.com%00&password=%00"),
        new Request("Plain text", "POST", Path).WithText("text/plain", Credentials("ada@example.com")),
        new Request("UTF-16", "POST", Path).WithText("application/json; charset=utf-16", "{}"),
        Post("Credentials in the URL", Path + "?email=ada@example.com&password=x", "{}"),
        Put("Eve is shut out", "/api/users/<eve>/active", """{"is_active":false}""").As("root"),
        Post("Nobody learns that she was", Path, Credentials("eve@example.com")),
        Get("Her token ends at once", "/api/users/me").As("eve"),
        Get("On a public route as well", "/api/posts").As("eve"),
        Put("Eve is let in again", "/api/users/<eve>/active", """{"is_active":true}""").As("root"),
        Post("She logs in", Path, Credentials("eve@example.com")).Keeping("eve"),
        Get("And is back", "/api/users/me").As("eve"),
        Later(TimeSpan.FromHours(25)),
        Get("A day later the token has expired", "/api/users/me").As("eve"),
        Get("A token of nobody", "/api/users/me").With("Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"),
        Get("No token at all", "/api/users/me"),
        Get("Another scheme", "/api/users/me").With("Authorization: Basic YWRhOmFkYQ=="),
    ]);
}
