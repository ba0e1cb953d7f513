using System.Net;
using System.Security.Cryptography;
using CleanBlog.Infrastructure.Security;
using CleanBlog.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>A server that signs with a new key, and checks with an old one too.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class KeySetTests(TestDatabase database) : ApiTest(database)
{
    private static readonly ECDsa Old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly RSA New = RSA.Create(2048);

    [Test]
    public async Task Another_service_checks_a_token_with_the_public_keys_alone()
    {
        var published = new JsonWebKeySet(await Anonymous.GetStringAsync("/.well-known/jwks.json"));

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(await LogInAsync("ada@example.com"), new TokenValidationParameters
        {
            IssuerSigningKeys = published.GetSigningKeys(),
            ValidIssuer = new AccessTokenOptions().Issuer,
            ValidAudience = new AccessTokenOptions().Audience,
            ValidTypes = ["at+jwt"],
            ValidateLifetime = false,
        });

        Assert.That(result.IsValid, Is.True, result.Exception?.Message);
        Assert.That(result.Claims["sub"], Is.EqualTo(AdaId.ToString()));
    }

    [Test]
    public async Task The_public_keys_are_those_and_tell_nothing_else()
    {
        using var response = await Anonymous.GetAsync("/.well-known/jwks.json");
        var keys = (await response.ReadAsync()).GetProperty("keys").EnumerateArray().Select(key => string.Join(' ', key.EnumerateObject().Select(member => member.Name))).ToList();

        Assert.ThatStatus(response, HttpStatusCode.OK);
        Assert.That(keys, Is.EqualTo(["kid kty use alg n e", "kid kty use alg crv x y"]));
    }

    [Test]
    public async Task Who_signed_in_before_the_rotation_stays_signed_in()
    {
        var token = TokenForge.Make(AdaHolder, Clock.GetUtcNow(), credentials: new(new ECDsaSecurityKey(Old) { KeyId = "2025" }, SecurityAlgorithms.EcdsaSha256));

        using var response = await Client(token).GetAsync("/api/users/me");

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [Test]
    public async Task The_secret_signs_no_tokens_any_more()
    {
        using var response = await Client(TokenForge.Make(AdaHolder, Clock.GetUtcNow())).GetAsync("/api/users/me");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AccessTokens:Keys:0:Id"] = "2026",
        ["AccessTokens:Keys:0:Pem"] = New.ExportPkcs8PrivateKeyPem(),
        ["AccessTokens:Keys:1:Id"] = "2025",
        ["AccessTokens:Keys:1:Pem"] = Old.ExportSubjectPublicKeyInfoPem(),
    };
}

/// <summary>A server that signs with its secret.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class NoKeySetTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task There_are_no_public_keys()
    {
        using var response = await Anonymous.GetAsync("/.well-known/jwks.json");

        Assert.That((await response.ReadAsync()).GetProperty("keys").GetArrayLength(), Is.Zero);
    }
}
