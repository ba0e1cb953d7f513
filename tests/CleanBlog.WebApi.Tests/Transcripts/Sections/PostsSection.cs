using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class PostsSection
{
    private const string Nothing = "00000000-0000-4000-8000-000000000000";

    public static Section Section { get; } = new("Posts",
    [
        Post("A draft", "/api/posts", """{"title":"Draft","content":"Not yet."}""").As("ada").Keeping("draft"),
        Get("Its author reads it", "/api/posts/<draft>").As("ada"),
        Get("An administrator reads it", "/api/posts/<draft>").As("root"),
        Get("Others do not know it", "/api/posts/<draft>").As("eve"),
        Get("Nobody else does", "/api/posts/<draft>"),
        Patch("Others cannot change what they do not know", "/api/posts/<draft>", """{"title":"Mine"}""").As("eve"),
        Delete("Nor delete it", "/api/posts/<draft>").As("eve"),
        Patch("It is published", "/api/posts/<draft>", """{"published":true}""").As("ada"),
        Patch("It is published already", "/api/posts/<draft>", """{"published":true}""").As("ada"),
        Get("Everybody reads it", "/api/posts/<draft>"),
        Head("HEAD", "/api/posts/<draft>"),
        Get("Its id in capitals", "/api/posts/<DRAFT>"),
        Patch("Others may not change it", "/api/posts/<draft>", """{"title":"Mine"}""").As("eve"),
        Delete("Nor delete it, though they know it", "/api/posts/<draft>").As("eve"),
        Patch("An administrator may change it", "/api/posts/<draft>", """{"title":"Better"}""").As("root"),
        Patch("All at once", "/api/posts/<draft>", """{"title":"Best","content":"Now.","published":false}""").As("ada"),
        Patch("Nothing", "/api/posts/<draft>", "{}").As("ada"),
        Patch("The same", "/api/posts/<draft>", """{"title":"Best","content":"Now.","published":false}""").As("ada"),
        Patch("Another case is a change", "/api/posts/<draft>", """{"title":"BEST"}""").As("ada"),
        Patch("A blank at the end is a change", "/api/posts/<draft>", """{"title":"BEST "}""").As("ada"),
        Patch("What nobody may change is ignored", "/api/posts/<draft>", """{"id":"1","author_id":"<eve>","created_at":"2000-01-01T00:00:00Z","version":9}""").As("ada"),
        Patch("A null", "/api/posts/<draft>", """{"title":null,"published":null}""").As("ada"),
        Patch("Empty", "/api/posts/<draft>", """{"title":"","content":""}""").As("ada"),
        Patch("A text for a truth", "/api/posts/<draft>", """{"published":"yes"}""").As("ada"),
        Patch("A number for a truth", "/api/posts/<draft>", """{"published":1}""").As("ada"),
        Delete("Its author deletes it", "/api/posts/<draft>").As("ada"),
        Get("It is gone", "/api/posts/<draft>").As("ada"),
        Delete("It cannot be deleted twice", "/api/posts/<draft>").As("ada"),
        Patch("Nor changed", "/api/posts/<draft>", """{"title":"Gone"}""").As("ada"),
        Get("An unknown id", $"/api/posts/{Nothing}"),
        Patch("An unknown id cannot be changed", $"/api/posts/{Nothing}", "{}").As("root"),
        Delete("An unknown id cannot be deleted", $"/api/posts/{Nothing}").As("root"),
        Get("No id", "/api/posts/%25"),
        Post("Nothing at all", "/api/posts", "{}").As("ada"),
        Post("Nulls", "/api/posts", """{"title":null,"content":null,"published":null}""").As("ada"),
        Post("Empty texts", "/api/posts", APost("", "")).As("ada"),
        Post("Blank texts", "/api/posts", APost(" ", "\n")).As("ada"),
        Post("Not signed in", "/api/posts", APost()),
        Post("Eve writes", "/api/posts", APost("Eve's")).As("eve").Keeping("eves"),
        Put("Eve is shut out", "/api/users/<eve>/active", """{"is_active":false}""").As("root"),
        Get("Her post stays", "/api/posts/<eves>"),
        Get("In lists as well", "/api/posts?author_id=<eve>"),
        Delete("But she cannot delete it", "/api/posts/<eves>").As("eve"),
        Delete("An administrator can", "/api/posts/<eves>").As("root"),
        Delete("There is no route that deletes a user", "/api/users/<eve>").As("root"),
    ]);
}
