using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class UsersSection
{
    private const string Nobody = "00000000-0000-4000-8000-000000000000";

    public static Section Section { get; } = new("Users",
    [
        Get("Oneself", "/api/users/me").As("ada"),
        Get("Oneself by id", "/api/users/<ada>").As("ada"),
        Get("Somebody else", "/api/users/<eve>").As("ada"),
        Get("An id in capitals", "/api/users/<EVE>").As("ada"),
        Get("An unknown id", $"/api/users/{Nobody}").As("ada"),
        Get("The nil id", "/api/users/00000000-0000-0000-0000-000000000000").As("ada"),
        Get("The greatest id", "/api/users/ffffffff-ffff-ffff-ffff-ffffffffffff").As("ada"),
        Get("No id", "/api/users/1").As("ada"),
        Get("An id in braces", "/api/users/%7B<eve>%7D").As("ada"),
        Get("A pattern", "/api/users/%25").As("ada"),
        Get("U+0000", "/api/users/%00").As("ada"),
        Get("An injected statement", "/api/users/1'%20or%20'1'='1").As("ada"),
        Head("HEAD", "/api/users/me").As("ada"),
        Patch("Another user's names", "/api/users/<eve>", """{"first_name":"Eva"}""").As("ada"),
        Patch("An administrator may", "/api/users/<eve>", """{"first_name":"Eva"}""").As("root"),
        Get("It is so", "/api/users/<eve>").As("eve"),
        Patch("An unknown user's names", $"/api/users/{Nobody}", """{"first_name":"Eva"}""").As("ada"),
        Patch("An unknown user's names, for an administrator", $"/api/users/{Nobody}", """{"first_name":"Eva"}""").As("root"),
        Patch("A user with no id, for an administrator", "/api/users/me", """{"first_name":"Eva"}""").As("root"),
        Get("Everybody", "/api/users").As("ada"),
        Get("Everybody, not signed in", "/api/users"),
    ]);
}
