using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class InstantsSection
{
    public static Section Section { get; } = new("Instants",
    [
        Later(TimeSpan.FromTicks(1_234_567)),
        Post("At .1234567 of a second", "/api/posts", APost()).As("ada").AtOnce().Keeping("post"),
        Get("Six digits of it", "/api/posts/<post>"),
        Later(TimeSpan.FromTicks(2)),
        Patch("Two tenths of a microsecond later", "/api/posts/<post>", """{"title":"At .1234569"}""").As("ada").AtOnce(),
        Get("The same six digits", "/api/posts/<post>"),
        Later(TimeSpan.FromTicks(1)),
        Patch("A tenth of a microsecond later", "/api/posts/<post>", """{"title":"At .1234570"}""").As("ada").AtOnce(),
        Get("The next six digits", "/api/posts/<post>"),
        Later(TimeSpan.FromTicks(10)),
        Post("A microsecond later", "/api/posts", APost("A microsecond younger")).As("ada").AtOnce(),
        Later(TimeSpan.FromTicks(10)),
        Post("Another microsecond later", "/api/posts", APost("Two microseconds younger")).As("ada").AtOnce(),
        Get("A microsecond is enough to be newer", "/api/posts").AtOnce(),
        Later(TimeSpan.FromTicks(9)),
        Post("Less than a microsecond later", "/api/posts", APost("As old")).As("ada").AtOnce(),
        Get("Is as old", "/api/posts?limit=100"),
        Open("zoe").AtOnce(),
        Get("A user's instants have six digits", "/api/users/<zoe>").As("ada"),
        LogIn("zoe").AtOnce(),
        Get("A login changes nothing", "/api/users/me").As("zoe").AtOnce(),
        Later(TimeSpan.FromTicks(7_777_777)),
        Patch("A change of names", "/api/users/<zoe>", """{"first_name":"Zo"}""").As("zoe").AtOnce(),
        Put("A change of the role", "/api/users/<zoe>/role", """{"role":"admin"}""").As("root"),
        Put("A change of the activation", "/api/users/<zoe>/active", """{"is_active":false}""").As("root"),
        Get("When it changed last", "/api/users/<zoe>").As("root"),
        Later(TimeSpan.FromTicks(TimeSpan.TicksPerSecond - 1)),
        Post("At any tick", "/api/posts", APost("Last tick of a second")).As("ada").AtOnce(),
        Get("Nothing is rounded up", "/api/posts?limit=1"),
    ]);
}
