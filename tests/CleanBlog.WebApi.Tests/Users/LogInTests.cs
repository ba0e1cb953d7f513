using System.Net;
using System.Text.Json.Nodes;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class LogInTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Members = ["access_token", "token_type", "expires_in", "refresh_token", "refresh_token_expires_in"];

    [Test]
    public async Task A_login_gives_a_bearer_token_for_15_minutes()
    {
        using var response = await TryAsync(new { Email = "ada@example.com", AUser.Password });

        var token = await response.ReadAsync();

        Assert.That(token.Names(), Is.EquivalentTo(Members));
        Assert.That(token.Text("token_type"), Is.EqualTo("bearer"));
        Assert.That(token.GetProperty("expires_in").GetInt32(), Is.EqualTo(900));
    }

    [Test]
    public async Task The_token_is_its_owners()
    {
        var token = await LogInAsync("eve@example.com");

        var me = await Client(token).ReadAsync("/api/users/me");

        Assert.That(me.GetProperty("id").GetGuid(), Is.EqualTo(EveId));
    }

    [Test]
    public async Task An_address_logs_in_in_any_case()
    {
        using var response = await TryAsync(new { Email = " ADA@Example.COM ", AUser.Password });

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Unknown_wrong_and_inactive_look_the_same()
    {
        using var deactivated = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{EveId}/active", new { IsActive = false });

        using var unknown = await TryAsync(new { Email = "nobody@example.com", AUser.Password });
        using var wrong = await TryAsync(new { Email = "ada@example.com", Password = "Wrong-1843" });
        using var inactive = await TryAsync(new { Email = "eve@example.com", AUser.Password });
        using var noAddress = await TryAsync(new { Email = "no address", AUser.Password });

        var bodies = new List<string>();

        foreach (var response in new[] { unknown, wrong, inactive, noAddress })
        {
            await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
            bodies.Add(await WithoutTraceAsync(response));
        }

        Assert.That(deactivated.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(bodies.Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_refused_login_asks_for_a_bearer_token_and_blames_none()
    {
        using var response = await TryAsync(new { Email = "ada@example.com", Password = "Wrong-1843" });

        Assert.That(response.Field("WWW-Authenticate"), Is.EqualTo("Bearer realm=\"CleanBlog\""));
    }

    [Test]
    public async Task A_password_counts_beyond_72_bytes()
    {
        var beginning = string.Concat(Enumerable.Repeat("Qv7kzmtw", 10));
        await RegisterAsync("long@example.com", $"{beginning}right");

        using var wrong = await TryAsync(new { Email = "long@example.com", Password = $"{beginning}wrong" });
        using var cut = await TryAsync(new { Email = "long@example.com", Password = beginning });
        using var right = await TryAsync(new { Email = "long@example.com", Password = $"{beginning}right" });

        await Assert.ThatProblem(wrong, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        await Assert.ThatProblem(cut, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_last_of_255_emoji_counts()
    {
        var beginning = $"A1{string.Concat(Enumerable.Repeat("\U0001F600", 252))}";
        await RegisterAsync("emoji@example.com", $"{beginning}\U0001F601");

        using var wrong = await TryAsync(new { Email = "emoji@example.com", Password = $"{beginning}\U0001F602" });
        using var right = await TryAsync(new { Email = "emoji@example.com", Password = $"{beginning}\U0001F601" });

        await Assert.ThatProblem(wrong, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("  Blanks-1843  ", "Blanks-1843")]
    [TestCase("  Blanks-1843  ", "  Blanks-1843")]
    [TestCase("Blanks-1843", "Blanks-1843 ")]
    [TestCase("Caf\u00e9-1843", "Cafe-1843")]
    [TestCase("Case-1843", "case-1843")]
    public async Task A_password_is_compared_as_it_was_sent(string registered, string tried)
    {
        await RegisterAsync("mary@example.com", registered);

        using var wrong = await TryAsync(new { Email = "mary@example.com", Password = tried });
        using var right = await TryAsync(new { Email = "mary@example.com", Password = registered });

        await Assert.ThatProblem(wrong, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("Caf\u00e9-1843", "Cafe\u0301-1843")]
    [TestCase("Cafe\u0301-1843", "Caf\u00e9-1843")]
    public async Task A_password_is_the_same_however_its_accents_are_typed(string registered, string typed)
    {
        await RegisterAsync("mary@example.com", registered);

        using var response = await TryAsync(new { Email = "mary@example.com", Password = typed });

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("""{"password":"x"}""", "/email", "value.required")]
    [TestCase("""{"email":"ada@example.com"}""", "/password", "value.required")]
    [TestCase("""{"email":null,"password":"x"}""", "/email", "value.invalid_type")]
    [TestCase("""{"email":"ada@example.com","password":1843}""", "/password", "value.invalid_type")]
    [TestCase("""{"email":"ada@example.com","password":"\ud800"}""", "/password", "text.invalid_characters")]
    public async Task A_member_of_the_wrong_shape_is_named(string json, string pointer, string code)
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", json);

        await Assert.ThatInvalid(response, pointer, code);
    }

    [Test]
    public async Task A_password_beyond_any_policy_is_just_wrong()
    {
        using var response = await TryAsync(new { Email = "ada@example.com", Password = $"\0{new string('x', 60_000)}" });

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
    }

    private static async Task<string> WithoutTraceAsync(HttpResponseMessage response)
    {
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        problem.Remove("trace_id");
        return problem.ToJsonString();
    }

    private Task<HttpResponseMessage> TryAsync(object credentials) => Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", credentials);

    private async Task RegisterAsync(string email, string password)
    {
        using var response = await Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = email, FirstName = "Mary", LastName = "Somerville", Password = password });

        Assert.ThatStatus(response, HttpStatusCode.Created);
    }
}
