using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class ListsSection
{
    private static readonly string[] Numbers =
    [
        "page=1", "page=2&limit=2", "page=3&limit=2", "page=4&limit=2", "limit=1", "limit=100", "skip=0&limit=2", "skip=1&limit=2", "skip=4", "skip=5", "skip=6", "skip=3&limit=2",
        "page=2147483647&limit=100", "page=2147483647&limit=1", "page=2147483648", "page=9223372036854775807", "page=9223372036854775808", "skip=2147483647", "skip=2147483648", "skip=9223372036854775808",
        "page=0", "page=-1", "skip=-1", "limit=0", "limit=101", "limit=2147483648", "page=1.5", "page=1e3", "page=%2B1", "page=0x1", "page=%201", "page=", "page=one", "limit=%D9%A3", "page=%00", "page=1&page=2", "page=1&skip=0",
        "page=-9223372036854775809&limit=99999999999999999999&skip=", "PAGE=2&LIMIT=2", "limit=2&x=%25'%22&page=2", "page=001&limit=2", "page='&limit=;--", "page=-0",
    ];

    private static readonly string[] Filters =
    [
        "published=true", "author_id=<eve>", "author_id=<EVE>&published=true", "author_id=<root>", "author_id=00000000-0000-4000-8000-000000000000", "author_id=", "author_id=%25", "author_id=null", "author_id=%00",
        "author_id=<eve>'--", "author_id=%7B<eve>%7D", "published=", "published=null", "published=1", "published=TRUE", "title=%25", "q=%27%20or%201=1", "author_id=<ada>&author_id=<eve>", "published=x&author_id=x&page=x&limit=x",
    ];

    public static Section Section { get; } = new("Lists",
    [
        Get("Nothing yet", "/api/posts"),
        Get("The second page of nothing", "/api/posts?page=2"),
        .. Enumerable.Range(1, 3).Select(number => Post($"Ada's post {number}", "/api/posts", APost($"Ada {number}")).As("ada").Keeping($"ada {number}")),
        .. Enumerable.Range(1, 2).Select(number => Post($"Eve's post {number}", "/api/posts", APost($"Eve {number}")).As("eve").Keeping($"eve {number}")),
        Post("Ada's draft", "/api/posts", APost("Ada's draft", published: false)).As("ada"),
        Post("Eve's draft", "/api/posts", APost("Eve's draft", published: false)).As("eve"),
        Get("The newest first", "/api/posts"),
        Patch("A revision", "/api/posts/<ada 1>", """{"content":"Revised."}""").As("ada"),
        Get("Moves nothing", "/api/posts"),
        .. Numbers.Select(query => Get("Numbers", $"/api/posts?{query}")),
        .. Filters.Select(query => Get("Filters", $"/api/posts?{query}")),
        Head("HEAD has the links", "/api/posts?limit=2&page=2"),
        Get("Drafts need a token", "/api/posts?published=false"),
        Get("One's own drafts", "/api/posts?published=false").As("ada"),
        Get("Drafts of another", "/api/posts?published=false&author_id=<eve>").As("ada"),
        Get("Everybody's drafts", "/api/posts?published=false").As("root"),
        Get("Everybody's drafts of one", "/api/posts?published=false&author_id=<eve>").As("root"),
        Get("Drafts of somebody without any", "/api/posts?published=false&author_id=<root>").As("root"),
        Open("zoe"),
        Get("The newest user", "/api/users?limit=1").As("ada"),
        Get("Past the last user", "/api/users?skip=4").As("ada"),
        Get("Users far past the end", "/api/users?page=2147483647&limit=100").As("ada"),
        Get("Users on a page that is no number", "/api/users?page=x&limit=101").As("ada"),
        Get("Users by page and skip", "/api/users?page=1&skip=1").As("ada"),
    ]);
}
