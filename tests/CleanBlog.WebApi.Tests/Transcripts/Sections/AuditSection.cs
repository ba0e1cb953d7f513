using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class AuditSection
{
    private const string Path = "/api/audit-events";
    private const string LogInPath = "/api/auth/login";

    public static Section Section { get; } = new("The audit log",
    [
        Post("A wrong password", LogInPath, Credentials("eve@example.com", "Wrong-password-1")),
        Post("An unknown address", LogInPath, Credentials("nobody@example.com")),
        Put("Ada becomes an administrator", "/api/users/<ada>/role", """{"role":"admin"}""").As("root"),
        Put("Eve is shut out", "/api/users/<eve>/active", """{"is_active":false}""").As("ada"),
        Put("Eve is let in again", "/api/users/<eve>/active", """{"is_active":true}""").As("ada"),
        Get("Eve may not look", Path).As("eve"),
        Get("Nobody may not look", Path),
        Get("What was refused", $"{Path}?filter=event:in:login.failed,access.refused").As("root"),
        Get("What Ada did", $"{Path}?filter=actor_id:eq:<ada>&sort=at").As("root"),
        Get("What neither Ada nor Root did", $"{Path}?filter=actor_id:nin:<ada>,<root>&filter=event:ne:login.succeeded&fields=event,detail,subject_id").As("root"),
        Get("The first of what happened to Eve", $"{Path}?filter=subject_id:eq:<eve>&filter=event:ne:login.succeeded&sort=at&limit=1").As("root"),
        Get("An event that there is not", $"{Path}?filter=event:eq:login").As("root"),
        Delete("It stays", Path).As("root"),
        Get("What is kept of Eve", "/api/users/me/export").As("eve"),
        Get("What is kept of nobody", "/api/users/me/export"),
    ]);
}
