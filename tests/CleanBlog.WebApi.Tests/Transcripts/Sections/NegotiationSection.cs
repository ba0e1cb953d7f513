using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class NegotiationSection
{
    private static readonly string[] Addresses =
    [
        "/", "/health", "/health/ready", "/api/auth/register", "/api/auth/login", "/api/users", "/api/users/me", "/api/users/<ada>", "/api/users/<ada>/role", "/api/users/<ada>/active", "/api/posts", "/api/posts/<post>", "/api/docs/errors",
    ];

    /// <summary>What an address takes and gives, and what else stands in the header.</summary>
    public static Section Section { get; } = new("Negotiation",
    [
        Post("A post", "/api/posts", APost()).As("ada").Keeping("post"),
        .. Addresses.Select(address => new Request("What it takes", "OPTIONS", address)),
        new Request("What the server takes", "OPTIONS", "*"),
        .. new[] { "application/json", "*/*", "application/*;q=0.1", "text/html, */*;q=0.1" }.Select(accept => Get("JSON is taken", "/api/posts/<post>").With($"Accept: {accept}")),
        .. new[] { "text/html", "application/json;q=0", "application/json;q=0, */*", "garbage" }.Select(accept => Get("JSON is not taken", "/api/posts/<post>").With($"Accept: {accept}")),
        Post("Nothing is done for nothing", "/api/posts", APost()).As("ada").With("Accept: text/html"),
        Delete("What gives nothing suits everybody", "/api/posts/00000000-0000-4000-8000-000000000000").As("ada").With("Accept: text/html"),
        Patch("A merge patch without a body", "/api/posts/<post>", "").As("ada"),
        new Request("A merge patch by its name", "PATCH", "/api/posts/<post>").WithText("application/merge-patch+json", """{"title":"Merged","other":{"a":null}}""").As("ada"),
        new Request("A patch of another kind", "PATCH", "/api/posts/<post>").WithText("application/xml-patch+xml", "<diff/>").As("ada"),
        new Request("What cannot be taken away", "PATCH", "/api/posts/<post>").WithText("application/merge-patch+json", """{"title":null,"content":null,"published":null}""").As("ada"),
        new Request("A patch that is no object", "PATCH", "/api/posts/<post>").WithText("application/merge-patch+json", "null").As("ada"),
        Get("A trace of the caller's", "/api/nowhere").With("traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
    ]);
}
