using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class TiesSection
{
    // By text the last comes first; by bytes from the end, or by groups with swapped bytes, another one does.
    private static readonly string[] Ids =
    [
        "00000001-0000-7000-8000-0000000000ff", "00000100-0000-7000-8000-00000000ff00", "01000000-0000-7000-8000-000000000003", "01000000-0001-7000-8000-000000000002",
        "01000000-0100-7000-8000-000000000001", "01000000-0100-7001-8000-000000000000", "01000000-0100-7100-8000-000000000000", "9fffffff-0000-7000-8001-000000000000",
        "a0000000-0000-7000-8000-000000000000", "ffffffff-0000-7000-8000-000000000000",
    ];

    /// <summary>What is equally old is listed by id, as its text sorts, the greatest first.</summary>
    public static Section Section { get; } = new("Ties",
    [
        new StoredPosts("Posts of one instant under ids that databases sort differently", "ada", Ids),
        Get("By id", "/api/posts"),
        Get("The first page", "/api/posts?limit=4"),
        Get("The second page", "/api/posts?limit=4&page=2"),
        Get("The third page", "/api/posts?limit=4&page=3"),
        Get("From within", "/api/posts?limit=3&skip=5"),
        Get("Of their author", "/api/posts?limit=3&skip=5&author_id=<ada>"),
        Patch("A change of one", $"/api/posts/{Ids[3]}", """{"title":"Changed"}""").As("ada"),
        Get("Moves nothing", "/api/posts?limit=5&skip=5"),
        Get("By the smallest id", $"/api/posts/{Ids[0]}"),
        Delete("Deleted by the greatest id", $"/api/posts/{Ids[^1]}").As("ada"),
        Get("The others stay", "/api/posts?limit=2"),
        Post("A post", "/api/posts", APost("Tie 1")).As("ada"),
        Post("Another at the same instant", "/api/posts", APost("Tie 2")).As("ada").AtOnce(),
        Post("And another author's", "/api/posts", APost("Tie 3")).As("eve").AtOnce(),
        Get("All, in order of appearance where equally old", "/api/posts?limit=100").Checking(Whole("posts")),
        Get("A page that ends within a tie", "/api/posts?limit=2").InShape().Checking(Part("posts", 0)),
        Get("A page that begins within a tie", "/api/posts?limit=2&page=2").InShape().Checking(Part("posts", 2)),
        Open("zoe"),
        Open("yan").AtOnce(),
        Open("xia").AtOnce(),
        Get("All users, in order of appearance where equally old", "/api/users").As("ada").Checking(Whole("users")),
        Get("Users on a page that ends within a tie", "/api/users?limit=2").As("ada").InShape().Checking(Part("users", 0)),
        Get("Users on a page that begins within a tie", "/api/users?limit=2&page=2").As("ada").InShape().Checking(Part("users", 2)),
        Get("Users on the last page", "/api/users?limit=2&page=3").As("ada").InShape().Checking(Part("users", 4)),
    ]);

    private static Action<Stage, Answer> Whole(string list) => (stage, answer) => stage.Lists[list] = answer.Json.Ids();

    private static Action<Stage, Answer> Part(string list, int skip) => (stage, answer) =>
        Assert.That(answer.Json.Ids(), Is.EqualTo(stage.Lists[list].Skip(skip).Take(2)), "A page is no part of the whole.");
}
