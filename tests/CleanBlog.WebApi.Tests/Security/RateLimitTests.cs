using System.Net;
using System.Net.Http.Headers;
using CleanBlog.Infrastructure.Limits;
using CleanBlog.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>A server with small limits behind a trusted proxy, so that a test can come from any address.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RateLimitTests(TestDatabase database) : ApiTest(database)
{
    private const string Home = "192.0.2.1";
    private const string Elsewhere = "198.51.100.1";
    private const string Wrong = "Wrong-Password-1";

    private static readonly string[] RateFields = ["RateLimit", "RateLimit-Policy"];

    /// <summary>Everybody has all of their budgets at the beginning of a test.</summary>
    [SetUp]
    public void LetTimePass() => Clock.Advance(TimeSpan.FromHours(1));

    [TestCase("/api/changes")]
    [TestCase("/api/posts?limit=0")]
    [TestCase("/api/users")]
    public async Task Each_answer_tells_what_is_left(string path)
    {
        using var first = await SendAsync(Anonymous, path, Home);
        using var second = await SendAsync(Anonymous, path, Home);

        Assert.That(first.Field("RateLimit-Policy"), Is.EqualTo("\"address\";q=4;w=60"));
        Assert.That(first.Field("RateLimit"), Is.EqualTo("\"address\";r=3;t=15"));
        Assert.That(second.Field("RateLimit"), Is.EqualTo("\"address\";r=2;t=30"));
    }

    [Test]
    public async Task Who_has_asked_too_often_is_told_when_to_come_back()
    {
        await SpendAsync(Anonymous, "/api/users", Home, 4);

        using var refused = await SendAsync(Anonymous, "/api/users", Home);
        await Assert.ThatProblem(refused, HttpStatusCode.TooManyRequests, "rate.limited");
        Assert.That(refused.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(15)));
        Assert.That(refused.Field("RateLimit"), Is.EqualTo("\"address\";r=0;t=15"));
        Assert.That(refused.Field("RateLimit-Policy"), Is.EqualTo("\"address\";q=4;w=60"));

        Clock.Advance(TimeSpan.FromSeconds(14));
        Assert.ThatStatus(await SendAsync(Anonymous, "/api/users", Home), HttpStatusCode.TooManyRequests);

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.ThatStatus(await SendAsync(Anonymous, "/api/users", Home), HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Of_those_who_come_together_exactly_so_many_are_served()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => SendAsync(Ada, "/api/users/me", Home)));

        Assert.That(answers.Count(answer => answer.StatusCode is HttpStatusCode.OK), Is.EqualTo(6));
        Assert.That(answers.Count(answer => answer.StatusCode is HttpStatusCode.TooManyRequests), Is.EqualTo(34));
    }

    [Test]
    public async Task Users_are_counted_each_wherever_they_are()
    {
        await SpendAsync(Ada, "/api/users/me", Home, 3);
        await SpendAsync(Ada, "/api/users/me", Elsewhere, 3);

        Assert.ThatStatus(await SendAsync(Ada, "/api/users/me", "203.0.113.9"), HttpStatusCode.TooManyRequests);
        Assert.ThatStatus(await SendAsync(Eve, "/api/users/me", Home), HttpStatusCode.OK);
        Assert.ThatStatus(await SendAsync(Anonymous, "/api/users", Home), HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task A_token_that_does_not_hold_counts_for_the_address()
    {
        for (var time = 0; time < 4; time++)
            Assert.ThatStatus(await SendAsync(Client($"forged-{time}"), "/api/users/me", Home), HttpStatusCode.Unauthorized);

        Assert.ThatStatus(await SendAsync(Client("forged-again"), "/api/users/me", Home), HttpStatusCode.TooManyRequests);
    }

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", HttpStatusCode.TooManyRequests)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", HttpStatusCode.Unauthorized)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", HttpStatusCode.TooManyRequests)]
    public async Task Whoever_has_an_IPv6_network_is_one_caller(string one, string other, HttpStatusCode answer)
    {
        await SpendAsync(Anonymous, "/api/users", one, 4);

        Assert.ThatStatus(await SendAsync(Anonymous, "/api/users", other), answer);
    }

    [Test]
    public async Task Fields_that_a_caller_makes_up_change_nothing()
    {
        await SpendAsync(Anonymous, "/api/users", Home, 4);

        foreach (var name in new[] { "X-Real-IP", "Forwarded", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP", "User-Agent", "Cookie", "X-Forwarded-Host", "Idempotency-Key" })
        {
            var value = name is "Forwarded" ? $"for={Elsewhere}" : Elsewhere;
            using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/users?x=1", ("X-Forwarded-For", Home), (name, value));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests), name);
        }
    }

    [Test]
    public async Task What_is_kept_for_everybody_counts_for_nobody()
    {
        var path = $"/api/posts/{await WritePostAsync(Ada)}";
        using var made = await SendAsync(Anonymous, path, Home);
        Assert.That(made.Field("RateLimit"), Is.EqualTo("\"address\";r=3;t=15"));

        for (var time = 0; time < 20; time++)
        {
            using var kept = await SendAsync(Anonymous, path, Home);
            Assert.ThatStatus(kept, HttpStatusCode.OK);
            Assert.That(RateFields.Select(kept.Field), Is.All.Null, "it would be what is left for another");
        }
    }

    [TestCase("/health")]
    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/.well-known/jwks.json")]
    public async Task What_watches_the_server_is_never_refused(string path)
    {
        for (var time = 0; time < 20; time++)
            Assert.ThatStatus(await SendAsync(Anonymous, path, Home), HttpStatusCode.OK);
    }

    [Test]
    public async Task An_answer_that_is_given_again_tells_what_is_left_now()
    {
        using var first = await RegisterAsync("mary@example.com", Home, ("Idempotency-Key", "once"));
        using var again = await RegisterAsync("mary@example.com", Home, ("Idempotency-Key", "once"));

        Assert.ThatStatus(again, HttpStatusCode.Created);
        Assert.That(new[] { first.Field("RateLimit"), again.Field("RateLimit") }, Is.EqualTo(new[] { "\"sign-in\";r=7;t=8", "\"sign-in\";r=6;t=15" }));
    }

    [Test]
    public async Task Sign_ins_are_counted_by_address_whatever_token_comes_along()
    {
        for (var time = 0; time < 8; time++)
            Assert.ThatStatus(await LogInAsync(time % 2 == 0 ? Ada : Eve, $"nobody-{time}@example.com", Wrong, Home), HttpStatusCode.Unauthorized);

        Assert.ThatStatus(await LogInAsync(Ada, "ada@example.com", AUser.Password, Home), HttpStatusCode.TooManyRequests);
        Assert.ThatStatus(await RegisterAsync("mary@example.com", Home), HttpStatusCode.TooManyRequests);
        Assert.ThatStatus(await LogInAsync(Ada, "ada@example.com", AUser.Password, Elsewhere), HttpStatusCode.OK);
        Assert.ThatStatus(await SendAsync(Ada, "/api/users/me", Home), HttpStatusCode.OK);
    }

    [Test]
    public async Task An_attacked_account_and_one_that_is_not_there_answer_alike()
    {
        var answers = new List<string>();

        foreach (var email in new[] { "ada@example.com", "nobody@example.com" })
        {
            for (var time = 0; time < 3; time++)
                Assert.ThatStatus(await LogInAsync(Anonymous, email.ToUpperInvariant(), Wrong, $"203.0.113.{time}"), HttpStatusCode.Unauthorized);

            using var refused = await LogInAsync(Anonymous, email, AUser.Password, Elsewhere);
            var problem = await Assert.ThatProblem(refused, HttpStatusCode.TooManyRequests, "rate.limited");
            answers.Add($"{problem.Text("detail")} {refused.Headers.RetryAfter} {refused.Field("RateLimit-Policy")}");
        }

        Assert.That(answers[1], Is.EqualTo(answers[0]));
    }

    [Test]
    public async Task The_owner_of_an_attacked_account_still_gets_in()
    {
        Assert.ThatStatus(await LogInAsync(Anonymous, "ada@example.com", AUser.Password, Home), HttpStatusCode.OK);

        for (var time = 0; time < 3; time++)
            Assert.ThatStatus(await LogInAsync(Anonymous, "ada@example.com", Wrong, $"203.0.113.{time}"), HttpStatusCode.Unauthorized);

        Assert.ThatStatus(await LogInAsync(Anonymous, "ada@example.com", AUser.Password, "203.0.113.99"), HttpStatusCode.TooManyRequests);
        Assert.ThatStatus(await LogInAsync(Anonymous, "ada@example.com", AUser.Password, Home), HttpStatusCode.OK);
        Assert.ThatStatus(await SendAsync(Ada, "/api/users/me", "203.0.113.99"), HttpStatusCode.OK);
    }

    [Test]
    public async Task Whoever_has_a_token_cannot_guess_the_password_behind_it()
    {
        for (var time = 0; time < 2; time++)
        {
            using var wrong = await ChangePasswordAsync(Wrong, $"203.0.113.{time}");
            await Assert.ThatInvalid(wrong, "/current_password", "password.wrong");
        }

        using var refused = await ChangePasswordAsync(AUser.Password, Elsewhere);
        await Assert.ThatProblem(refused, HttpStatusCode.TooManyRequests, "rate.limited");
        Assert.That(refused.Field("RateLimit-Policy"), Is.EqualTo("\"password\";q=2;w=900"));
    }

    [Test]
    public async Task A_page_of_another_origin_can_read_when_to_come_back()
    {
        await SpendAsync(Anonymous, "/api/users", Home, 4);

        using var refused = await Anonymous.SendAsync(HttpMethod.Get, "/api/users", ("X-Forwarded-For", Home), ("Origin", "http://localhost:3000"));

        Assert.ThatStatus(refused, HttpStatusCode.TooManyRequests);
        Assert.That(refused.Field("Access-Control-Allow-Origin"), Is.EqualTo("http://localhost:3000"));
        Assert.That(refused.Field("Access-Control-Expose-Headers")!.Split(','), Is.SupersetOf(RateFields.Append("Retry-After")));
    }

    [Test]
    public async Task One_caller_cannot_take_all_places_of_those_who_wait()
    {
        using var ending = new CancellationTokenSource();
        var waiting = new[] { WaitAsync(Home), WaitAsync(Home) };
        await Eventually.HoldsAsync("two wait", () => Task.FromResult(Services.GetRequiredService<WebApi.Changes.WaitingReaders>().Count == 2));

        using var third = await SendAsync(Anonymous, "/api/changes?after=now&wait=60", Home);
        await Assert.ThatProblem(third, HttpStatusCode.TooManyRequests, "rate.too_many_at_once");
        Assert.That(third.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(5)));

        var other = WaitAsync(Elsewhere);
        await Eventually.HoldsAsync("three wait", () => Task.FromResult(Services.GetRequiredService<WebApi.Changes.WaitingReaders>().Count == 3));

        await WritePostAsync(Ada);
        await Task.WhenAll([.. waiting, other]);

        Task<HttpResponseMessage> WaitAsync(string address) => SendAsync(Anonymous, "/api/changes?after=now&wait=60", address);
    }

    [Test]
    public async Task Refreshes_count_for_their_user_wherever_they_come_from()
    {
        var token = AdaRefreshToken;

        for (var time = 0; time < 6; time++)
        {
            using var refreshed = await RefreshAsync(token, $"203.0.113.{time}");
            token = (await refreshed.ReadAsync()).Text("refresh_token");
        }

        await Assert.ThatProblem(await RefreshAsync(token, "203.0.113.9"), HttpStatusCode.TooManyRequests, "rate.limited");
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.ThatStatus(await RefreshAsync(token, "203.0.113.9"), HttpStatusCode.OK);

        Task<HttpResponseMessage> RefreshAsync(string token, string address) =>
            PostAsync(Anonymous, HttpMethod.Post, "/api/auth/refresh", $$"""{"refresh_token":"{{token}}"}""", ("X-Forwarded-For", address));
    }

    [Test]
    public async Task One_caller_cannot_take_all_streams()
    {
        var turns = Services.GetRequiredService<WebApi.Http.Streaming.StreamTurns>();
        var ada = Services.GetRequiredService<CallerKeys>().Of(Domain.Users.UserId.From(AdaId));
        List<IDisposable> taken = [.. Enumerable.Range(0, turns.Limit / 4).Select(_ => turns.Take(ada))];

        using var refused = await Ada.SendAsync(HttpMethod.Get, "/api/posts", ("Accept", "application/x-ndjson"));
        using var other = await Eve.SendAsync(HttpMethod.Get, "/api/posts", ("Accept", "application/x-ndjson"));
        taken.ForEach(turn => turn.Dispose());

        await Assert.ThatProblem(refused, HttpStatusCode.TooManyRequests, "rate.too_many_at_once");
        Assert.ThatStatus(other, HttpStatusCode.OK);
        Assert.ThatStatus(await Ada.SendAsync(HttpMethod.Get, "/api/posts", ("Accept", "application/x-ndjson")), HttpStatusCode.OK);
    }

    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AccessTokens:Lifetime"] = "1.00:00:00",
        ["Proxies:Trusted:0"] = "127.0.0.1",
        ["RateLimits:SignIn:Quota"] = "8",
        ["RateLimits:Account:Quota"] = "3",
        ["RateLimits:Password:Quota"] = "2",
        ["RateLimits:User:Quota"] = "6",
        ["RateLimits:Address:Quota"] = "4",
        ["RateLimits:PercentOfPlaces"] = "25",
        ["Changes:MaxWaitingReaders"] = "8",
    };

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string address) => client.SendAsync(HttpMethod.Get, path, ("X-Forwarded-For", address));

    private static async Task SpendAsync(HttpClient client, string path, string address, int times)
    {
        for (var time = 0; time < times; time++)
        {
            using var response = await SendAsync(client, path, address);
            Assert.That(response.StatusCode, Is.Not.EqualTo(HttpStatusCode.TooManyRequests));
        }
    }

    private static Task<HttpResponseMessage> LogInAsync(HttpClient client, string email, string password, string address) =>
        PostAsync(client, HttpMethod.Post, "/api/auth/login", $$"""{"email":"{{email}}","password":"{{password}}"}""", ("X-Forwarded-For", address));

    private Task<HttpResponseMessage> RegisterAsync(string email, string address, params (string Name, string Value)[] fields) =>
        PostAsync(Anonymous, HttpMethod.Post, "/api/auth/register", $$"""{"email":"{{email}}","first_name":"Mary","last_name":"Somerville","password":"{{AUser.Password}}"}""", [("X-Forwarded-For", address), .. fields]);

    private Task<HttpResponseMessage> ChangePasswordAsync(string current, string address) =>
        PostAsync(Ada, HttpMethod.Put, "/api/users/me/password", $$"""{"current_password":"{{current}}","new_password":"Difference-Engine-1822"}""", ("X-Forwarded-For", address));

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, HttpMethod method, string path, string json, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(json, new MediaTypeHeaderValue("application/json")) };

        foreach (var (name, value) in fields)
            request.Headers.TryAddWithoutValidation(name, value);

        return await client.SendAsync(request);
    }
}

/// <summary>Where nothing is limited, nothing is told either.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class NoRateLimitTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task A_gateway_can_limit_instead()
    {
        for (var time = 0; time < 10; time++)
        {
            using var response = await Anonymous.GetAsync("/api/users");
            Assert.ThatStatus(response, HttpStatusCode.Unauthorized);
            Assert.That(response.Field("RateLimit"), Is.Null);

            using var refused = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { Email = "ada@example.com", Password = "Wrong-Password-1" });
            Assert.ThatStatus(refused, HttpStatusCode.Unauthorized);
        }
    }

    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RateLimits:Enabled"] = "false",
        ["RateLimits:Address:Quota"] = "1",
        ["RateLimits:SignIn:Quota"] = "1",
        ["RateLimits:Account:Quota"] = "1",
    };
}
