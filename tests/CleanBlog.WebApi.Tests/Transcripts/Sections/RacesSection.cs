using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class RacesSection
{
    private const string Register = "/api/auth/register";

    private static readonly string[] Cases = ["case@example.com", "CASE@example.com", "Case@Example.com", " case@EXAMPLE.com", "caSe@example.com "];
    private static readonly string[] Accents = ["zo\u00e9@example.com", "zoe\u0301@example.com", "ZO\u00c9@example.com", "ZOE\u0301@EXAMPLE.com"];

    public static Section Section { get; } = new("Races",
    [
        new Race("One address for fifty", Repeat(50, _ => Post("", Register, Account("race@example.com")))),
        new Race("One address for fifty, in all its cases", Repeat(50, number => Post("", Register, Account(Cases[number % Cases.Length])))),
        new Race("One address for twenty, composed and decomposed", Repeat(20, number => Post("", Register, Account(Accents[number % Accents.Length])))),
        new Race("Two addresses that differ in an accent", [Post("", Register, Account("two@example.com")), Post("", Register, Account("tw\u00f3@example.com"))]),
        Post("Nobody gets it afterwards", Register, Account("RACE@example.com")),
        Post("Its owner logs in", "/api/auth/login", Credentials("race@example.com")),
        Post("A post", "/api/posts", APost("Before")).As("ada").Keeping("post"),
        new Race("Ten revisions of one post", Repeat(10, number => Patch("", "/api/posts/<post>", Json(new { Title = $"Racer {number}" })).As("ada")))
            .WithEither("200", "409 conflict.concurrent_change").AtLeastOne("200"),
        Get("One of them won", "/api/posts/<post>").Checking(ThatTheLastOneIsAWinner("title")).Hiding("Racer [0-9]"),
        Patch("After the race it can be changed", "/api/posts/<post>", """{"title":"After"}""").As("ada"),
        new Race("Ten readers while it is read only", Repeat(10, _ => Get("", "/api/posts/<post>"))),
        new Race("Ten new names of one user", Repeat(10, number => Patch("", "/api/users/<ada>", Json(new { FirstName = $"Racer {number}" })).As("ada")))
            .WithEither("200", "409 conflict.concurrent_change").AtLeastOne("200"),
        Get("One of them won", "/api/users/<ada>").As("ada").Checking(ThatTheLastOneIsAWinner("first_name")).Hiding("Racer [0-9]"),
        Patch("After the race she can be renamed", "/api/users/<ada>", """{"first_name":"Ada"}""").As("root"),
        new Race("Ten times the same revision is stored, not ten", Repeat(10, _ => Patch("", "/api/posts/<post>", """{"title":"Same"}""").As("ada")))
            .WithEither("200", "409 conflict.concurrent_change").AtLeastOne("200"),
        Get("It is stored", "/api/posts/<post>"),
        new Race("Twenty deletions of one post", Repeat(20, _ => Delete("", "/api/posts/<post>").As("ada")))
            .WithEither("404 post.not_found", "409 conflict.concurrent_change"),
        Get("It is gone", "/api/posts/<post>").As("ada"),
        Post("A second post", "/api/posts", APost("Second")).As("ada").Keeping("second"),
        new Race("A revision against a deletion", [Patch("", "/api/posts/<second>", """{"title":"Revised"}""").As("ada"), Delete("", "/api/posts/<second>").As("root")])
            .WithEither("200", "204", "404 post.not_found", "409 conflict.concurrent_change"),
        new Race("Eve writes while she is shut out", [Put("", "/api/users/<eve>/active", """{"is_active":false}""").As("root"), .. Repeat(10, _ => Post("", "/api/posts", APost("Eve's")).As("eve"))])
            .WithEither("201", "401 auth.token_invalid"),
        Post("She is out", "/api/posts", APost("Eve's")).As("eve"),
        new Race("Twenty times the last administrator leaves", Repeat(20, _ => Put("", "/api/users/<root>/role", """{"role":"user"}""").As("root"))),
        new Race("Twenty times the last administrator is shut out", Repeat(20, _ => Put("", "/api/users/<root>/active", """{"is_active":false}""").As("root"))),
        Get("Root is still there", "/api/users/me").As("root"),
        new Race("Ada is made an administrator by ten", Repeat(10, _ => Put("", "/api/users/<ada>/role", """{"role":"admin"}""").As("root")))
            .WithEither("200", "409 conflict.concurrent_change").AtLeastOne("200"),
        Get("She is one", "/api/users/me").As("ada"),
        new Race("Two administrators demote each other", [Put("", "/api/users/<root>/role", """{"role":"user"}""").As("ada"), Put("", "/api/users/<ada>/role", """{"role":"user"}""").As("root")])
            .WithEither("403 auth.administrators_only", "409 conflict.concurrent_change", "409 user.last_administrator").WithEither("200"),
        new Race("One of the two is left", [Put("", "/api/users/<eve>/active", """{"is_active":true}""").As("ada"), Put("", "/api/users/<eve>/active", """{"is_active":true}""").As("root")]),
    ])
    {
        // How many won.
        Luck = "(?<=ETag: \")\\d+|(?<=\"version\":)\\d+",
    };

    private static IReadOnlyList<Request> Repeat(int count, Func<int, Request> request) => [.. Enumerable.Range(0, count).Select(request)];

    private static Action<Stage, Answer> ThatTheLastOneIsAWinner(string member) => (stage, answer) => Assert.That(
        stage.LastRace.Where(racer => racer.Answer.Status == 200).Select(racer => racer.Answer.Json.Text(member)),
        Does.Contain(answer.Json.Text(member)));
}
