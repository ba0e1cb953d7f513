using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class RolesSection
{
    private const string Nobody = "00000000-0000-4000-8000-000000000000";

    public static Section Section { get; } = new("Roles and activation",
    [
        Put("An ordinary user may not", "/api/users/<eve>/role", """{"role":"admin"}""").As("ada"),
        Put("The last administrator stays one", "/api/users/<root>/role", """{"role":"user"}""").As("root"),
        Put("The last administrator stays active", "/api/users/<root>/active", """{"is_active":false}""").As("root"),
        Get("Nothing has changed", "/api/users/me").As("root"),
        Put("Ada becomes one too", "/api/users/<ada>/role", """{"role":"admin"}""").As("root"),
        Put("She is one already", "/api/users/<ada>/role", """{"role":"admin"}""").As("root"),
        Put("Her token knows at once", "/api/users/<eve>/active", """{"is_active":false}""").As("ada"),
        Put("Eve is not active already", "/api/users/<eve>/active", """{"is_active":false}""").As("ada"),
        Put("Nobody is counted who is not active", "/api/users/<eve>/role", """{"role":"admin"}""").As("ada"),
        Put("Root is no administrator any more", "/api/users/<root>/role", """{"role":"user"}""").As("ada"),
        Put("Eve is one but not active, so Ada is the last", "/api/users/<ada>/role", """{"role":"user"}""").As("ada"),
        Put("Ada may not shut herself out either", "/api/users/<ada>/active", """{"is_active":false}""").As("ada"),
        Put("Root's token knows at once", "/api/users/<ada>/role", """{"role":"user"}""").As("root"),
        Put("Eve is let in", "/api/users/<eve>/active", """{"is_active":true}""").As("ada"),
        Put("Now Ada may leave", "/api/users/<ada>/active", """{"is_active":false}""").As("ada"),
        Get("She is out", "/api/users/me").As("ada"),
        Get("As it is now", "/api/users").As("eve"),
        Put("A role that there is not", "/api/users/<ada>/role", """{"role":"owner"}""").As("eve"),
        Put("A role in capitals", "/api/users/<ada>/role", """{"role":"ADMIN"}""").As("eve"),
        Put("A role by number", "/api/users/<ada>/role", """{"role":1}""").As("eve"),
        Put("No role", "/api/users/<ada>/role", "{}").As("eve"),
        Put("Activation by text", "/api/users/<ada>/active", """{"is_active":"true"}""").As("eve"),
        Put("Activation by number", "/api/users/<ada>/active", """{"is_active":1}""").As("eve"),
        Put("No activation", "/api/users/<ada>/active", """{"is_active":null}""").As("eve"),
        Put("The role of nobody", $"/api/users/{Nobody}/role", """{"role":"admin"}""").As("eve"),
        Put("The activation of nobody", $"/api/users/{Nobody}/active", """{"is_active":true}""").As("eve"),
    ]);
}
