using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class RegistrationSection
{
    private const string Path = "/api/auth/register";

    public static Section Section { get; } = new("Registration",
    [
        Post("An account", Path, Account("zoe@example.com")).Keeping("zoe"),
        Get("It can be read", "/api/users/<zoe>").As("ada"),
        Post("The address again", Path, Account("zoe@example.com", firstName: "Other")),
        Post("The address in capitals", Path, Account("ZOE@EXAMPLE.COM")),
        Post("The address between blanks", Path, Account(" \tzoe@example.com \n")),
        Post("A name of nothing but a blank", Path, Account("blanks@example.com", lastName: " ")),
        Post("A kept name has its blanks, a kept address has not", Path, Account("  Blanks@Example.com  ", firstName: "  Zoe ", lastName: " Zuse  ")).Keeping("blanks"),
        Get("As it was sent", "/api/users/<blanks>").As("ada"),
        Post("Unknown members are ignored, a role among them", Path, """{"email":"extra@example.com","first_name":"E","last_name":"X","password":"Analytical-Engine-1843","role":"admin","is_active":false,"id":"1","x":{"y":[null]}}"""),
        Post("Of a member that comes twice the last one counts", Path, """{"email":"first@example.com","email":"last@example.com","first_name":"E","last_name":"X","password":"Analytical-Engine-1843"}"""),
        Post("Names of members are told apart by case", Path, """{"Email":"e@example.com","FIRST_NAME":"E","last_name":"X","password":"Analytical-Engine-1843"}"""),
        Post("Nothing at all", Path, "{}"),
        Post("Nulls", Path, """{"email":null,"first_name":null,"last_name":null,"password":null}"""),
        Post("A number for a text", Path, """{"email":1,"first_name":"E","last_name":"X","password":"Analytical-Engine-1843"}"""),
        Post("An object for a text", Path, """{"email":"o@example.com","first_name":{},"last_name":"X","password":"Analytical-Engine-1843"}"""),
        Post("Everything is empty", Path, Account("", "", "", "")),
        Post("Everything is blank", Path, Account("   ", "        ", "   ", "\u00a0\u2003")),
        Post("Every rule at once", Path, Account("zoe", "short", "x".Times(101), "y".Times(101))),
        Post("JSON with a comment", Path, """{/* no */}"""),
        Post("JSON with a comma too many", Path, """{"email":"e@example.com",}"""),
        Post("JSON after the end", Path, "{} {}"),
        Post("JSON that is too deep", Path, """{"x":""" + "[".Times(64) + "]".Times(64) + "}"),
        Post("A list", Path, "[]"),
        Post("null", Path, "null"),
        new Request("A form is no JSON", "POST", Path).WithForm("email=form%40example.com&first_name=F&last_name=F&password=Analytical-Engine-1843"),
        new Request("Another media type of JSON", "POST", Path).WithText("application/vnd.blog+json; charset=UTF-8", Account("vendor@example.com")),
    ]);
}
