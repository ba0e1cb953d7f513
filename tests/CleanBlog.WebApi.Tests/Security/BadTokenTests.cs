using System.Net;
using CleanBlog.Testing;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>Each of these is a good token but for one thing.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class BadTokenTests(TestDatabase database) : ApiTest(database)
{
    private const string LongKey = "a key that is long enough for HS512 too, which asks for sixty-four bytes at the least";

    private static readonly Dictionary<string, (Func<TokenHolder, DateTimeOffset, string> Make, string Code)> Tokens = new(StringComparer.Ordinal)
    {
        ["no token"] = ((_, _) => "x", "auth.token_invalid"),
        ["three dots"] = ((_, _) => "...", "auth.token_invalid"),
        ["not base64"] = ((_, _) => "!!.!!.!!", "auth.token_invalid"),
        ["very long"] = ((_, _) => new string('a', 8000), "auth.token_invalid"),
        ["two tokens"] = ((ada, now) => $"{TokenForge.Make(ada, now)} {TokenForge.Make(ada, now)}", "auth.token_invalid"),
        ["unsigned"] = ((ada, now) => TokenForge.Make(ada, now, algorithm: null), "auth.token_invalid"),
        ["signature cut off"] = ((ada, now) => string.Concat(TokenForge.Make(ada, now).Split('.')[..2].Select(part => $"{part}.")), "auth.token_invalid"),
        ["alg none over an old signature"] = ((ada, now) => TokenForge.Tamper(TokenForge.Make(ada, now), header => header.Replace("HS256", "none", StringComparison.Ordinal), part: 0), "auth.token_invalid"),
        ["other key"] = ((ada, now) => TokenForge.Make(ada, now, key: "another key that is long enough for HS256"), "auth.token_invalid"),
        ["well-known key"] = ((ada, now) => TokenForge.Make(ada, now, key: "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7"), "auth.token_invalid"),
        ["HS512 with the same key"] = ((ada, now) => Hs512(ada, now), "auth.token_invalid"),
        ["HS512 with another key"] = ((ada, now) => TokenForge.Make(ada, now, key: LongKey, algorithm: SecurityAlgorithms.HmacSha512), "auth.token_invalid"),
        ["a JSON Web Token, but no access token"] = ((ada, now) => TokenForge.Make(ada, now, type: "JWT"), "auth.token_invalid"),
        ["an ID token"] = ((ada, now) => TokenForge.Make(ada, now, type: "id+jwt"), "auth.token_invalid"),
        ["no type"] = ((ada, now) => Resign(TokenForge.Make(ada, now), header => header.Replace("\"typ\":\"at+jwt\"", "\"cty\":\"at+jwt\"", StringComparison.Ordinal)), "auth.token_invalid"),
        ["a key that nobody knows"] = ((ada, now) => TokenForge.Make(ada, now, credentials: Named("2026")), "auth.token_invalid"),
        ["a file as its key"] = ((ada, now) => TokenForge.Make(ada, now, credentials: Named("../../../../dev/null")), "auth.token_invalid"),
        ["a statement as its key"] = ((ada, now) => TokenForge.Make(ada, now, credentials: Named("' UNION SELECT 'key")), "auth.token_invalid"),
        ["an extension that has to be understood"] = ((ada, now) => TokenForge.Make(ada, now, header: new(StringComparer.Ordinal) { ["crit"] = new[] { "b64" }, ["b64"] = false }), "auth.token_invalid"),
        ["encrypted to nobody"] = ((ada, now) => $"{TokenForge.Make(ada, now)}.x.y", "auth.token_invalid"),
        ["other audience"] = ((ada, now) => TokenForge.Make(ada, now, audience: "another"), "auth.token_invalid"),
        ["no audience"] = ((ada, now) => TokenForge.Make(ada, now, audience: ""), "auth.token_invalid"),
        ["other issuer"] = ((ada, now) => TokenForge.Make(ada, now, issuer: "another"), "auth.token_invalid"),
        ["no issuer"] = ((ada, now) => TokenForge.Make(ada, now, issuer: ""), "auth.token_invalid"),
        ["no expiry"] = ((ada, now) => TokenForge.Make(ada, now, expires: false), "auth.token_invalid"),
        ["no subject"] = ((ada, now) => TokenForge.Make(ada with { Subject = null }, now), "auth.token_invalid"),
        ["subject no UUID"] = ((ada, now) => TokenForge.Make(ada with { Subject = "ada@example.com" }, now), "auth.token_invalid"),
        ["subject nil"] = ((ada, now) => TokenForge.Make(ada with { Subject = $"{Guid.Empty}" }, now), "auth.token_invalid"),
        ["no session"] = ((ada, now) => TokenForge.Make(ada with { Session = null }, now), "auth.token_invalid"),
        ["session no UUID"] = ((ada, now) => TokenForge.Make(ada with { Session = "1" }, now), "auth.token_invalid"),
        ["session that never was"] = ((ada, now) => TokenForge.Make(ada with { Session = $"{Guid.CreateVersion7()}" }, now), "auth.token_invalid"),
        ["somebody's session"] = ((ada, now) => TokenForge.Make(ada with { Subject = $"{Guid.CreateVersion7()}" }, now), "auth.token_invalid"),
        ["tampered subject"] = ((ada, now) => TokenForge.Tamper(TokenForge.Make(ada with { Subject = $"{Guid.Empty}" }, now), payload => payload.Replace($"{Guid.Empty}", ada.Subject, StringComparison.Ordinal), part: 1), "auth.token_invalid"),
        ["expired"] = ((ada, now) => TokenForge.Make(ada, now, lifetime: TimeSpan.FromSeconds(-31)), "auth.token_expired"),
        ["not yet good"] = ((ada, now) => TokenForge.Make(ada, now, notBefore: now.AddSeconds(31)), "auth.token_invalid"),
    };

    public static IEnumerable<string> Flaws => Tokens.Keys;

    [Test]
    public async Task A_bad_token_is_refused([ValueSource(nameof(Flaws))] string flaw)
    {
        using var response = await SendAsync(flaw, "/api/users/me");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, Tokens[flaw].Code);
        Assert.That(response.Field("WWW-Authenticate"), Does.StartWith("Bearer realm=\"CleanBlog\", error=\"invalid_token\""));
    }

    [Test]
    public async Task A_bad_token_does_not_make_its_caller_anonymous([ValueSource(nameof(Flaws))] string flaw)
    {
        using var response = await SendAsync(flaw, "/api/posts");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, Tokens[flaw].Code);
    }

    [Test]
    public async Task A_bad_token_is_not_logged([ValueSource(nameof(Flaws))] string flaw)
    {
        var token = Make(flaw);

        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/users/me", ("Authorization", $"Bearer {token}"));

        Assert.ThatStatus(response, HttpStatusCode.Unauthorized);

        if (token.Length > 3)
            Assert.That(Log.Lines, Has.None.Contains(token));
    }

    private static string Hs512(TokenHolder ada, DateTimeOffset now)
    {
        // .NET makes no HS512 token with a key this short, so the parts are put together by hand.
        var unsigned = TokenForge.Tamper(TokenForge.Make(ada, now), header => header.Replace("HS256", "HS512", StringComparison.Ordinal), part: 0);
        var signed = unsigned[..unsigned.LastIndexOf('.')];
        var signature = System.Security.Cryptography.HMACSHA512.HashData(System.Text.Encoding.UTF8.GetBytes(SigningKey), System.Text.Encoding.UTF8.GetBytes(signed));

        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }

    private static SigningCredentials Named(string id) =>
        new(new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(SigningKey)) { KeyId = id }, SecurityAlgorithms.HmacSha256);

    /// <summary>A good signature over another header.</summary>
    private static string Resign(string token, Func<string, string> change)
    {
        var changed = TokenForge.Tamper(token, change, part: 0);
        var signed = changed[..changed.LastIndexOf('.')];

        return $"{signed}.{Base64UrlEncoder.Encode(System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(SigningKey), System.Text.Encoding.UTF8.GetBytes(signed)))}";
    }

    private string Make(string flaw) => Tokens[flaw].Make(AdaHolder, Clock.GetUtcNow());

    private Task<HttpResponseMessage> SendAsync(string flaw, string path) =>
        Anonymous.SendAsync(HttpMethod.Get, path, ("Authorization", $"Bearer {Make(flaw)}"));
}
