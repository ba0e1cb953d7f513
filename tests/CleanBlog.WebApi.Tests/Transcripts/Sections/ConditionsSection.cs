using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class ConditionsSection
{
    private const int Writers = 20;

    private static readonly Request[] Writes =
    [
        Patch("A change of a post", "/api/posts/<post>", """{"title":"Changed"}""").As("ada"),
        Delete("The end of a post", "/api/posts/<post>").As("ada"),
        Patch("A change of names", "/api/users/<eve>", """{"first_name":"Eva"}""").As("eve"),
        Put("A role", "/api/users/<eve>/role", """{"role":"admin"}""").As("root"),
        Put("Shutting out", "/api/users/<eve>/active", """{"is_active":false}""").As("root"),
    ];

    /// <summary>Every read and every write of one thing, with every condition (RFC 9110 §13).</summary>
    public static Section Section { get; } = new("Conditions",
    [
        Post("A post", "/api/posts", APost()).As("ada").Keeping("post"),
        Get("It shows its validators", "/api/posts/<post>"),
        .. new[] { "\"1\"", "W/\"1\"", "\"0\", \"1\"", "*", "\"1-br\"" }.Select(tags => Get("It is known", "/api/posts/<post>").With($"If-None-Match: {tags}")),
        .. new[] { "\"2\"", "1", "garbage" }.Select(tags => Get("Another one is known", "/api/posts/<post>").With($"If-None-Match: {tags}")),
        Head("HEAD likewise", "/api/posts/<post>").With("If-None-Match: \"1\""),
        Get("It is known since long", "/api/posts/<post>").With("If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT"),
        Get("It was changed since", "/api/posts/<post>").With("If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT"),
        Get("A tag comes before a date", "/api/posts/<post>").With("If-None-Match: \"2\"").With("If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT"),
        Get("This revision or none", "/api/posts/<post>").With("If-Match: \"2\""),
        Get("Users are known likewise", "/api/users/<eve>").As("ada").With("If-None-Match: \"1\""),
        Get("And oneself", "/api/users/me").As("ada").With("If-None-Match: \"1\""),
        Post("A draft", "/api/posts", APost(published: false)).As("ada").Keeping("draft"),
        Get("A draft is known to nobody else", "/api/posts/<draft>").As("eve").With("If-None-Match: *"),
        .. Writes.Select(write => (write with { Title = $"{write.Title} that was seen differently" }).With("If-Match: \"7\"")),
        .. Writes.Select(write => (write with { Title = $"{write.Title} under a weak tag" }).With("If-Match: W/\"1\"")),
        .. Writes.Select(write => (write with { Title = $"{write.Title} under no tag at all" }).With("If-Match: 1")),
        .. Writes.Select(write => (write with { Title = $"{write.Title} unless it is there" }).With("If-None-Match: *")),
        .. Writes.Select(write => (write with { Title = $"{write.Title} that was changed since" }).With("If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT")),
        Patch("A change that changes nothing holds its condition too", "/api/posts/<post>", "{}").As("ada").With("If-Match: \"7\""),
        Delete("Somebody else's post", "/api/posts/<post>").As("eve").With("If-Match: \"7\""),
        Delete("A post that is not there", "/api/posts/00000000-0000-4000-8000-000000000000").As("ada").With("If-Match: *"),
        Patch("What was seen is changed", "/api/posts/<post>", """{"title":"Second"}""").As("ada").With("If-Match: \"1\""),
        Patch("And again", "/api/posts/<post>", """{"title":"Third"}""").As("ada").With("If-Match: \"7\", \"2\""),
        Patch("Whatever it is", "/api/posts/<post>", """{"title":"Fourth"}""").As("ada").With("If-Match: *"),
        Patch("It was not changed since", "/api/posts/<post>", """{"title":"Fifth"}""").As("ada").With("If-Unmodified-Since: Fri, 01 Jan 2100 00:00:00 GMT"),
        new Race($"{Writers} have seen the same", [.. Enumerable.Repeat(Patch("", "/api/posts/<post>", """{"title":"Raced"}""").As("ada").With("If-Match: \"5\""), Writers)]),
        Get("One of them has changed it", "/api/posts/<post>"),
        new Race($"{Writers} would make the same user an administrator", [.. Enumerable.Repeat(Put("", "/api/users/<eve>/role", """{"role":"admin"}""").As("root").With("If-Match: \"1\""), Writers)]),
        Get("She was made one once", "/api/users/<eve>").As("root"),
    ]);
}
