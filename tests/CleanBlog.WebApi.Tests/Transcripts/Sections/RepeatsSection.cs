using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class RepeatsSection
{
    private const int Senders = 20;
    private const string Key = "Idempotency-Key: \"8e03978e-40d5-43dd-bc93-6894a57f9324\"";

    /// <summary>Requests that are sent again under their key.</summary>
    public static Section Section { get; } = new("Repeats",
    [
        Post("A post with a key", "/api/posts", APost()).As("ada").With(Key).Keeping("post"),
        Post("The same again", "/api/posts", APost()).As("ada").With(Key),
        Post("The same with a bare key", "/api/posts", APost()).As("ada").With(Key.Replace("\"", "", StringComparison.Ordinal)),
        Post("Another body", "/api/posts", APost("Other")).As("ada").With(Key),
        Patch("Another route", "/api/posts/<post>", APost()).As("ada").With(Key),
        Post("Another caller", "/api/posts", APost()).As("eve").With(Key),
        Post("Nobody", "/api/posts", APost()).With(Key),
        Delete("The post goes", "/api/posts/<post>").As("ada").With(Key),
        Post("Its first answer comes all the same", "/api/posts", APost()).As("ada").With(Key),
        Post("A registration", "/api/auth/register", Account("mary@example.com")).With(Key),
        Post("The same registration", "/api/auth/register", Account("mary@example.com")).With(Key),
        Post("Without its key", "/api/auth/register", Account("mary@example.com")),
        Post("With another key", "/api/auth/register", Account("mary@example.com")).With("Idempotency-Key: other"),
        Post("What was refused is tried anew", "/api/auth/register", Account("jane@example.com")).With("Idempotency-Key: other"),
        Patch("A change with a key", "/api/users/<ada>", """{"first_name":"Augusta"}""").As("ada").With("Idempotency-Key: names").With("If-Match: \"1\""),
        Patch("The same change", "/api/users/<ada>", """{"first_name":"Augusta"}""").As("ada").With("Idempotency-Key: names").With("If-Match: \"1\""),
        Post("A login", "/api/auth/login", Credentials("eve@example.com")).With("Idempotency-Key: login"),
        Post("The same login", "/api/auth/login", Credentials("eve@example.com")).With("Idempotency-Key: login"),
        .. new[] { "", "two words", "\"", "a\"b" }.Select(key => Post("A key that is none", "/api/posts", APost()).As("ada").With($"Idempotency-Key: {key}")),
        Post("Two keys", "/api/posts", APost()).As("ada").With(Key).With("Idempotency-Key: other"),
        Put("PUT heeds none", "/api/users/<ada>/role", """{"role":"admin"}""").As("root").With(Key),
        Put("And none again", "/api/users/<ada>/role", """{"role":"user"}""").As("root").With(Key),
        new Race($"{Senders} times at once", [.. Enumerable.Repeat(Post("", "/api/posts", APost("Once")).As("ada").With("Idempotency-Key: race"), Senders)])
            .WithEither("201", "409 idempotency.in_flight").AtLeastOne("201"),
        Get("It was written once", "/api/posts?author_id=<ada>"),
        Later(TimeSpan.FromHours(24)),
        LogIn("ada"),
        Post("A day later it is a new request", "/api/posts", APost()).As("ada").With(Key),
    ]);
}
