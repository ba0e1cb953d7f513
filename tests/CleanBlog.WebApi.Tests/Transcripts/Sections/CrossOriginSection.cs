using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class CrossOriginSection
{
    private const string Good = "Origin: http://localhost:3000";
    private const string Bad = "Origin: https://evil.example";

    public static Section Section { get; } = new("Other origins",
    [
        Preflight("A page of ours asks first", "/api/posts", Good, "POST").With("Access-Control-Request-Headers: authorization, content-type"),
        Preflight("To change", "/api/users/<ada>", Good, "PATCH"),
        Preflight("To delete", "/api/posts/00000000-0000-4000-8000-000000000000", Good, "DELETE"),
        Preflight("For a route that there is not", "/api/nothing", Good, "GET"),
        Preflight("A page of somebody else asks first", "/api/posts", Bad, "POST"),
        Preflight("A page without an origin", "/api/posts", "Origin: null", "POST"),
        new Request("OPTIONS that is no preflight", "OPTIONS", "/api/posts"),
        Get("A page of ours reads", "/api/posts").With(Good),
        Get("A page of somebody else reads", "/api/posts").With(Bad),
        Get("A refusal can be read too", "/api/users/me").With(Good),
        Get("And an unknown address", "/api/nothing").With(Good),
        Post("And a broken rule", "/api/auth/register", "{}").With(Good),
        Post("And a conflict", "/api/auth/register", Account("ada@example.com")).With(Good),
        Post("And where something new is", "/api/posts", APost()).With(Good).As("ada"),
    ]);

    private static Request Preflight(string title, string target, string origin, string method) =>
        new Request(title, "OPTIONS", target).With(origin).With($"Access-Control-Request-Method: {method}");
}
