using System.Net;
using System.Text.Json;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.WebApi.Tests.Security;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class TokenTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Claims = ["sub", "exp", "iat", "jti", "iss", "aud", "sid"];

    [Test]
    public async Task A_token_holds_the_promised_claims_and_nothing_else()
    {
        var token = await LogInAsync("ada@example.com");

        var payload = JsonDocument.Parse(Base64UrlEncoder.Decode(token.Split('.')[1])).RootElement;

        Assert.That(payload.Names(), Is.EquivalentTo(Claims));
        Assert.That(payload.Text("sub"), Is.EqualTo(AdaId.ToString()));
        Assert.That(payload.GetProperty("exp").GetInt64() - payload.GetProperty("iat").GetInt64(), Is.EqualTo(900));
        Assert.That(Base64UrlEncoder.Decode(token.Split('.')[0]), Does.Contain("\"HS256\""));
    }

    [Test]
    public async Task Two_logins_give_two_tokens()
    {
        var first = await LogInAsync("ada@example.com");
        var second = await LogInAsync("ada@example.com");

        Assert.That(second, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task A_forged_token_would_be_good_if_nothing_were_wrong_with_it()
    {
        using var response = await Client(TokenForge.Make(AdaHolder, Clock.GetUtcNow())).GetAsync("/api/users/me");

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [Test]
    public async Task A_token_is_good_for_15_minutes_and_29_seconds()
    {
        Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(29));

        using var response = await Ada.GetAsync("/api/users/me");

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [Test]
    public async Task A_token_has_expired_after_15_minutes_and_31_seconds()
    {
        Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(31));

        using var response = await Ada.GetAsync("/api/users/me");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_expired");
        Assert.That(response.Field("WWW-Authenticate"), Does.StartWith("Bearer realm=\"CleanBlog\", error=\"invalid_token\""));
    }

    [Test]
    public async Task A_token_that_was_good_before_expires_all_the_same()
    {
        (await Ada.GetAsync("/api/users/me")).Dispose();
        Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(31));

        using var response = await Ada.GetAsync("/api/users/me");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_expired");
    }

    [Test]
    public async Task A_token_that_was_good_before_is_not_known_by_its_claims()
    {
        var token = TokenForge.Make(AdaHolder, Clock.GetUtcNow());
        (await Client(token).GetAsync("/api/users/me")).Dispose();

        using var response = await Client(TokenForge.Make(AdaHolder, Clock.GetUtcNow(), key: new string('x', 64))).GetAsync("/api/users/me");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task A_missing_token_is_asked_for_without_an_error()
    {
        using var response = await Anonymous.GetAsync("/api/users/me");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_missing");
        Assert.That(response.Field("WWW-Authenticate"), Is.EqualTo("Bearer realm=\"CleanBlog\""));
    }

    [TestCase("Basic YWRhOkFuYWx5dGljYWw=")]
    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("Token abc")]
    [TestCase("")]
    public async Task What_is_no_bearer_token_is_a_missing_one(string authorization)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/users/me", ("Authorization", authorization));

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_missing");
    }

    [Test]
    public async Task The_scheme_is_known_in_any_case()
    {
        var token = await LogInAsync("ada@example.com");

        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/users/me", ("Authorization", $"bEARER {token}"));

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [TestCase("access_token")]
    [TestCase("token")]
    [TestCase("authorization")]
    public async Task A_token_in_the_query_does_not_count(string parameter)
    {
        var token = await LogInAsync("ada@example.com");

        using var response = await Anonymous.GetAsync($"/api/users/me?{parameter}={token}");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_missing");
    }

    [Test]
    public async Task A_token_in_a_cookie_does_not_count()
    {
        var token = await LogInAsync("ada@example.com");

        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/users/me", ("Cookie", $"access_token={token}; Authorization=Bearer {token}"));

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_missing");
    }

    [Test]
    public async Task A_token_of_a_user_who_is_gone_is_refused()
    {
        await InDatabaseAsync(context => context.Users.Where(user => user.Id == UserId.From(EveId)).ExecuteDeleteAsync());

        using var response = await Eve.GetAsync("/api/users/me");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task A_token_of_a_user_who_never_was_is_refused()
    {
        using var response = await Client(TokenForge.Make(AdaHolder with { Subject = $"{UserId.New().Value}" }, Clock.GetUtcNow())).GetAsync("/api/users/me");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task A_role_in_a_token_gives_no_right()
    {
        var token = TokenForge.Make(AdaHolder, Clock.GetUtcNow(), claims: new(StringComparer.Ordinal) { ["role"] = "Admin", ["is_admin"] = true });

        using var response = await Client(token).SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/role", new { Role = "admin" });

        await Assert.ThatProblem(response, HttpStatusCode.Forbidden, "auth.administrators_only");
    }
}
