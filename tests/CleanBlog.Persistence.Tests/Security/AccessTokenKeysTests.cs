using System.Security.Cryptography;
using System.Text;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.Security;
using CleanBlog.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.Persistence.Tests.Security;

/// <summary>Several keys at once, and what RFC 8725 knows of attacks on them.</summary>
public sealed class AccessTokenKeysTests
{
    private const string Secret = "a key that is long enough for a test";

    private static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly ECDsa OtherCurve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly RSA Rsa = RSA.Create(2048);

    private static readonly AccessTokenKeyOptions CurveKey = new() { Id = "curve", Pem = Curve.ExportPkcs8PrivateKeyPem() };
    private static readonly AccessTokenKeyOptions RsaKey = new() { Id = "rsa", Pem = Rsa.ExportRSAPrivateKeyPem() };
    private static readonly AccessTokenKeyOptions PublicKey = new() { Id = "retired", Pem = OtherCurve.ExportSubjectPublicKeyInfoPem() };

    private static readonly TestCaseData<AccessTokenKeyOptions, string>[] NoKeys =
    [
        new(new() { Id = "", Pem = CurveKey.Pem }, "AccessTokens:Keys:0:Id must be 1 to 64"),
        new(new() { Id = "a b", Pem = CurveKey.Pem }, "AccessTokens:Keys:0:Id must be 1 to 64"),
        new(new() { Id = "a\n", Pem = CurveKey.Pem }, "AccessTokens:Keys:0:Id must be 1 to 64"),
        new(new() { Id = new string('a', 65), Pem = CurveKey.Pem }, "AccessTokens:Keys:0:Id must be 1 to 64"),
        new(new() { Id = "a" }, "AccessTokens:Keys:0 needs either Path, the file that holds the key, or Pem"),
        new(new() { Id = "a", Pem = CurveKey.Pem, Path = "key.pem" }, "AccessTokens:Keys:0 needs either Path"),
        new(new() { Id = "a", Path = "no-such-file.pem" }, "AccessTokens:Keys:0:Path cannot be read"),
        new(new() { Id = "a", Pem = "key" }, "AccessTokens:Keys:0 is neither"),
        new(new() { Id = "a", Pem = ECDsa.Create(ECCurve.NamedCurves.nistP384).ExportECPrivateKeyPem() }, "AccessTokens:Keys:0 is neither"),
        new(new() { Id = "a", Pem = ECDsa.Create(ECCurve.CreateFromFriendlyName("secp256k1")).ExportECPrivateKeyPem() }, "AccessTokens:Keys:0 is neither"),
        new(new() { Id = "a", Pem = RSA.Create(1024).ExportPkcs8PrivateKeyPem() }, "AccessTokens:Keys:0 is neither"),
        new(new() { Id = "a", Pem = CurveKey.Pem + RsaKey.Pem }, "AccessTokens:Keys:0 is neither"),
        new(new() { Id = "a", Pem = Curve.ExportEncryptedPkcs8PrivateKeyPem("password", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)) }, "AccessTokens:Keys:0 is neither"),
        new(new() { Id = "a", Pem = PublicKey.Pem }, "The first of AccessTokens:Keys signs, but AccessTokens:Keys:0 has no private key"),
    ];

    private readonly UserId ada = UserId.New();
    private readonly FakeTimeProvider clock = new(APost.Noon);

    private static IEnumerable<TestCaseData<Func<string, string>>> Attacks()
    {
        yield return Attack("the public key as a secret, in PEM", _ => Hmac("curve", Encoding.UTF8.GetBytes(Curve.ExportSubjectPublicKeyInfoPem())));
        yield return Attack("the public key as a secret, in PEM with a line break", _ => Hmac("curve", Encoding.UTF8.GetBytes($"{Curve.ExportSubjectPublicKeyInfoPem()}\n")));
        yield return Attack("the public key as a secret, in DER", _ => Hmac("curve", Curve.ExportSubjectPublicKeyInfo()));
        yield return Attack("the public RSA key as a secret, in PEM", _ => Hmac("rsa", Encoding.UTF8.GetBytes(Rsa.ExportSubjectPublicKeyInfoPem())));
        yield return Attack("the public RSA key as a secret, its modulus", _ => Hmac("rsa", Rsa.ExportParameters(includePrivateParameters: false).Modulus!));
        yield return Attack("the secret under a key's name", _ => Hmac("curve", Encoding.UTF8.GetBytes(Secret)));
        yield return Attack("an empty secret", _ => Hmac("curve", []));
        yield return Attack("a signature of zeros", token => $"{Signed(token)}.{Base64UrlEncoder.Encode(new byte[64])}");
        yield return Attack("a signature of ones", token => $"{Signed(token)}.{Base64UrlEncoder.Encode([.. Enumerable.Repeat((byte)255, 64)])}");
        yield return Attack("a signature as a sequence in DER", token => $"{Signed(token)}.{Base64UrlEncoder.Encode(Curve.SignData(Encoding.UTF8.GetBytes(Signed(token)), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))}");
        yield return Attack("the other key's name", _ => Sign(new ECDsaSecurityKey(Curve) { KeyId = "rsa" }, SecurityAlgorithms.EcdsaSha256));
        yield return Attack("another key under its name", _ => Sign(new ECDsaSecurityKey(OtherCurve) { KeyId = "curve" }, SecurityAlgorithms.EcdsaSha256));
        yield return Attack("a name in other letters", _ => Sign(new ECDsaSecurityKey(Curve) { KeyId = "CURVE" }, SecurityAlgorithms.EcdsaSha256));
        yield return Attack("no name", _ => Sign(new ECDsaSecurityKey(Curve), SecurityAlgorithms.EcdsaSha256));
        yield return Attack("another algorithm of the same key", _ => Sign(new RsaSecurityKey(Rsa) { KeyId = "rsa" }, SecurityAlgorithms.RsaSsaPssSha256));
        yield return Attack("a longer hash of the same key", _ => Sign(new RsaSecurityKey(Rsa) { KeyId = "rsa" }, SecurityAlgorithms.RsaSha512));
        yield return Attack("a key of its own", _ => Sign(new ECDsaSecurityKey(OtherCurve) { KeyId = "mine" }, SecurityAlgorithms.EcdsaSha256, new(StringComparer.Ordinal) { ["jwk"] = Jwk(OtherCurve) }));
        yield return Attack("a key of its own under a known name", _ => Sign(new ECDsaSecurityKey(OtherCurve) { KeyId = "curve" }, SecurityAlgorithms.EcdsaSha256, new(StringComparer.Ordinal) { ["jwk"] = Jwk(OtherCurve) }));
        yield return Attack("the address of a key", _ => Sign(new ECDsaSecurityKey(OtherCurve) { KeyId = "curve" }, SecurityAlgorithms.EcdsaSha256, new(StringComparer.Ordinal) { ["jku"] = "https://evil.example/jwks.json", ["x5u"] = "https://evil.example/key.pem" }));
        yield return Attack("none", token => $"{Header(token, "ES256", "none")}.");
        yield return Attack("none in other letters", token => $"{Header(token, "ES256", "nOnE")}.");
        yield return Attack("no signature", token => $"{Signed(token)}.");
        yield return Attack("encrypted to nobody", token => $"{token}.x.y");
    }

    private static IEnumerable<AccessTokenKeyOptions> Keys() => [CurveKey, RsaKey];

    [TestCase("curve", "ES256")]
    [TestCase("rsa", "RS256")]
    public void A_token_names_the_first_key_and_its_algorithm(string id, string algorithm)
    {
        var token = new JsonWebToken(Tokens(Keys().OrderBy(key => !string.Equals(key.Id, id, StringComparison.Ordinal))).Issue(ada, SessionId.New(), DateTimeOffset.MaxValue).Value);

        Assert.That((token.Kid, token.Alg, token.Typ), Is.EqualTo((id, algorithm, "at+jwt")));
    }

    [Test]
    public async Task A_new_key_in_front_of_the_old_one_ends_no_token()
    {
        var before = Tokens([RsaKey]).Issue(ada, SessionId.New(), DateTimeOffset.MaxValue).Value;
        var during = Tokens([CurveKey, RsaKey]);
        var after = during.Issue(ada, SessionId.New(), DateTimeOffset.MaxValue).Value;

        Assert.That(await IsGoodAsync(during, before), Is.True);
        Assert.That(await IsGoodAsync(during, after), Is.True);
        Assert.That(await IsGoodAsync(Tokens([CurveKey]), after), Is.True);
        Assert.That(await IsGoodAsync(Tokens([CurveKey]), before), Is.False);
    }

    [Test]
    public async Task A_public_key_checks_what_its_private_key_signed()
    {
        var signed = Tokens([new() { Id = PublicKey.Id, Pem = OtherCurve.ExportECPrivateKeyPem() }]).Issue(ada, SessionId.New(), DateTimeOffset.MaxValue).Value;

        Assert.That(await IsGoodAsync(Tokens([CurveKey, PublicKey]), signed), Is.True);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_secret_is_good_beside_key_pairs_only_where_it_is_said(bool accepted)
    {
        var before = Tokens([]).Issue(ada, SessionId.New(), DateTimeOffset.MaxValue).Value;

        Assert.That(await IsGoodAsync(Tokens([CurveKey], accepted), before), Is.EqualTo(accepted));
    }

    [Test]
    public async Task A_key_may_come_from_a_file()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("key.pem"), CurveKey.Pem);

        Assert.That(await IsGoodAsync(Tokens([CurveKey]), Tokens([new() { Id = CurveKey.Id, Path = folder.File("key.pem") }]).Issue(ada, SessionId.New(), DateTimeOffset.MaxValue).Value), Is.True);
    }

    [Test]
    public async Task The_file_of_a_key_is_looked_for_where_the_server_keeps_its_own()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("key.pem"), CurveKey.Pem);
        await using var host = AHost.With(folder.Path, "Production", ("SECRET_KEY", Secret), ("AccessTokens:Keys:0:Id", CurveKey.Id), ("AccessTokens:Keys:0:Path", "key.pem"));

        Assert.That(host.GetRequiredService<AccessTokenKeys>().PublicKeys.Single().Id, Is.EqualTo(CurveKey.Id));
    }

    [Test]
    public async Task Many_use_the_same_keys_at_once()
    {
        var tokens = Tokens(Keys());

        var good = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => IsGoodAsync(tokens, tokens.Issue(ada, SessionId.New(), DateTimeOffset.MaxValue).Value))));

        Assert.That(good, Has.All.True);
    }

    [TestCaseSource(nameof(Attacks))]
    public async Task No_token_chooses_how_it_is_checked(Func<string, string> attack)
    {
        var tokens = Tokens(Keys());
        var good = tokens.Issue(ada, SessionId.New(), DateTimeOffset.MaxValue).Value;

        Assert.That(await IsGoodAsync(tokens, good), Is.True);
        Assert.That(await IsGoodAsync(tokens, attack(good)), Is.False);
    }

    [Test]
    public void Public_keys_tell_nothing_that_signs()
    {
        var keys = new AccessTokenKeys(Options.Create(With([CurveKey, RsaKey, PublicKey]))).PublicKeys;

        var (point, numbers) = (Curve.ExportParameters(includePrivateParameters: false).Q, Rsa.ExportParameters(includePrivateParameters: false));

        Assert.That(keys.Select(key => (key.Id, key.Algorithm)), Is.EqualTo([("curve", "ES256"), ("rsa", "RS256"), ("retired", "ES256")]));
        Assert.That(keys[0], Is.EqualTo(new AccessTokenPublicKey("curve", "ES256", (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y)), Rsa: null)));
        Assert.That(keys[1], Is.EqualTo(new AccessTokenPublicKey("rsa", "RS256", Point: null, (Base64UrlEncoder.Encode(numbers.Modulus), Base64UrlEncoder.Encode(numbers.Exponent)))));
    }

    [TestCaseSource(nameof(NoKeys))]
    public void What_is_no_key_stops_the_start(AccessTokenKeyOptions key, string message)
    {
        (string, string)[] settings =
        [
            ("SECRET_KEY", Secret),
            ("AccessTokens:Keys:0:Id", key.Id),
            .. key.Path is null ? [] : new[] { ("AccessTokens:Keys:0:Path", key.Path) },
            .. key.Pem is null ? [] : new[] { ("AccessTokens:Keys:0:Pem", key.Pem) },
        ];
        using var host = AHost.With(Path.GetTempPath(), "Production", settings);

        var thrown = Assert.Throws<StartupException>(() => _ = host.GetRequiredService<IOptions<AccessTokenOptions>>().Value);

        Assert.That(thrown.Message, Does.StartWith(message).And.Not.Contain("BEGIN"));
    }

    [Test]
    public void Two_keys_of_one_name_stop_the_start() =>
        Assert.That(() => Tokens([CurveKey, new() { Id = CurveKey.Id, Pem = RsaKey.Pem }]), Throws.TypeOf<StartupException>().With.Message.StartsWith("AccessTokens:Keys:1:Id must be"));

    private static TestCaseData<Func<string, string>> Attack(string name, Func<string, string> attack) => new(attack) { TestName = $"{{m}}({name})" };

    private static Dictionary<string, string> Jwk(ECDsa key)
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(key));
        return new(StringComparer.Ordinal) { ["kty"] = jwk.Kty, ["crv"] = jwk.Crv, ["x"] = jwk.X, ["y"] = jwk.Y };
    }

    private static string Signed(string token) => token[..token.LastIndexOf('.')];

    private static string Header(string token, string from, string to)
    {
        var parts = token.Split('.');
        return $"{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[0]).Replace(from, to, StringComparison.Ordinal))}.{parts[1]}";
    }

    private static string Sign(SecurityKey key, string algorithm, Dictionary<string, object>? header = null) =>
        new JsonWebTokenHandler().CreateToken(Descriptor(new SigningCredentials(key, algorithm), header));

    /// <summary>By hand: the library makes no token with a key that is too short.</summary>
    private static string Hmac(string kid, byte[] key)
    {
        var payload = new JsonWebTokenHandler().CreateToken(Descriptor(credentials: null, header: null)).Split('.')[1];
        var signed = $"{Base64UrlEncoder.Encode($$"""{"alg":"HS256","typ":"at+jwt","kid":"{{kid}}"}""")}.{payload}";

        return $"{signed}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)))}";
    }

    private static SecurityTokenDescriptor Descriptor(SigningCredentials? credentials, Dictionary<string, object>? header) => new()
    {
        TokenType = "at+jwt",
        AdditionalHeaderClaims = header,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = UserId.New().Value.ToString() },
        Issuer = new AccessTokenOptions().Issuer,
        Audience = new AccessTokenOptions().Audience,
        NotBefore = APost.Noon.UtcDateTime,
        IssuedAt = APost.Noon.UtcDateTime,
        Expires = APost.Noon.AddHours(1).UtcDateTime,
        SigningCredentials = credentials,
    };

    private static AccessTokenOptions With(IEnumerable<AccessTokenKeyOptions> keys, bool acceptSigningKey = false)
    {
        var options = new AccessTokenOptions { SigningKey = Secret, AcceptSigningKey = acceptSigningKey };

        foreach (var key in keys)
            options.Keys.Add(key);

        return options;
    }

    private static async Task<bool> IsGoodAsync(AccessTokens tokens, string token) =>
        (await new JsonWebTokenHandler().ValidateTokenAsync(token, tokens.ValidationParameters)).IsValid;

    private AccessTokens Tokens(IEnumerable<AccessTokenKeyOptions> keys, bool acceptSigningKey = false)
    {
        var options = Options.Create(With(keys, acceptSigningKey));
        return new AccessTokens(options, new AccessTokenKeys(options), clock);
    }
}
