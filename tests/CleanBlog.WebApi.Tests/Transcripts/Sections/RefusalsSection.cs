using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class RefusalsSection
{
    private static readonly (string Method, string Target)[] WithBody =
    [
        ("POST", "/api/auth/register"), ("POST", "/api/auth/login"), ("PATCH", "/api/users/<ada>"), ("PUT", "/api/users/<ada>/role"), ("PUT", "/api/users/<ada>/active"),
        ("POST", "/api/posts"), ("PATCH", "/api/posts/<post>"),
    ];

    private static readonly (string Method, string Target)[] ForUsers =
    [
        ("GET", "/api/users"), ("GET", "/api/users/me"), ("GET", "/api/users/<ada>"), ("PATCH", "/api/users/<ada>"), ("PUT", "/api/users/<ada>/role"), ("PUT", "/api/users/<ada>/active"),
        ("POST", "/api/posts"), ("PATCH", "/api/posts/<post>"), ("DELETE", "/api/posts/<post>"),
    ];

    private static readonly (string Method, string Target)[] NoRoutes =
    [
        ("GET", "/api/auth/register"), ("PUT", "/api/auth/login"), ("POST", "/api/users"), ("DELETE", "/api/users/me"), ("PUT", "/api/users/<ada>"), ("GET", "/api/users/<ada>/role"), ("PATCH", "/api/users/<ada>/active"),
        ("DELETE", "/api/posts"), ("PUT", "/api/posts/<post>"), ("TRACE", "/api/posts"), ("FOO", "/api/posts"),
    ];

    /// <summary>Every route refuses in the same words, whatever is behind it.</summary>
    public static Section Section { get; } = new("Refusals",
    [
        Post("A post", "/api/posts", APost()).As("ada").Keeping("post"),
        .. ForUsers.Select(route => Ask("No token", route).WithJson("{}")),
        .. ForUsers.Append(("GET", "/api/posts")).Append(("GET", "/api/posts/<post>")).Select(route => Ask("A bad token", route).WithJson("{}").With("Authorization: Bearer x.y.z")),
        Ask("For administrators only", ("PUT", "/api/users/<eve>/role")).WithJson("{}").As("ada"),
        Ask("For administrators only", ("PUT", "/api/users/<eve>/active")).WithJson("{}").As("ada"),
        .. WithBody.Select(route => Ask("No body", route).As("root")),
        .. WithBody.Select(route => Ask("An empty body", route).WithJson("").As("root")),
        .. WithBody.Select(route => Ask("Broken JSON", route).WithJson("{").As("root")),
        .. WithBody.Select(route => Ask("A text instead of an object", route).WithJson("\"x\"").As("root")),
        .. WithBody.Select(route => Ask("Another media type", route).WithText("text/xml", "<x/>").As("root")),
        .. WithBody.Select(route => Ask("Another charset", route).WithText("application/json; charset=iso-8859-1", "{}").As("root")),
        .. WithBody.Select(route => Ask("Too large a body", route).Announcing(100_000_000).As("root")),
        .. NoRoutes.Select(route => Ask("Another method", route).As("root")),
        .. new[] { "/api/auth", "/api/users/<ada>/posts", "/api/posts/<post>/comments", "/api/users/<ada>/role/x", "/api//posts", "/%61pi/posts/", "/api/posts/..%2fusers" }.Select(target => Get("Other addresses", target).As("root")),
    ]);

    private static Request Ask(string title, (string Method, string Target) route) => new(title, route.Method, route.Target);
}
