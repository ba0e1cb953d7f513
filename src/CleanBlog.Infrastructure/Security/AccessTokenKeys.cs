using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.Infrastructure.Security;

/// <summary>
/// The keys of the access tokens. A token names its key by <c>kid</c>, and is checked with that one alone, by the one algorithm that the key
/// is for (RFC 8725 §3.1): no token chooses how it is checked. One without a <c>kid</c> is signed with the secret.
/// </summary>
public sealed class AccessTokenKeys : IDisposable
{
    private const int MinRsaBits = 2048;
    private const int MaxIdLength = 64;

    private readonly SymmetricSecurityKey? secret;
    private readonly OrderedDictionary<string, Pair> pairs = new(StringComparer.Ordinal);

    public AccessTokenKeys(IOptions<AccessTokenOptions> options)
        : this(options.Value)
    {
    }

    /// <summary>Reads the keys; throws <see cref="StartupException"/>, which tells what is wrong with one.</summary>
    internal AccessTokenKeys(AccessTokenOptions options)
    {
        if (options.Keys.Count == 0 || options.AcceptSigningKey)
            secret = new(Encoding.UTF8.GetBytes(options.SigningKey));

        foreach (var (index, key) in options.Keys.Index())
        {
            var name = $"AccessTokens:Keys:{index}";

            if (!IsId(key.Id) || pairs.ContainsKey(key.Id))
                throw new StartupException($"{name}:Id must be 1 to 64 letters, digits, dots, underscores or hyphens, and no other key's.");

            pairs.Add(key.Id, Pair.Read(name, key));
        }

        Signing = Sign(options);
    }

    /// <summary>With which key and how a new token is signed.</summary>
    public SigningCredentials Signing { get; }

    /// <summary>What other services need to check a token (RFC 7517): nothing of it is secret. The key that signs comes first.</summary>
    public IReadOnlyList<AccessTokenPublicKey> PublicKeys => [.. pairs.Values.Select(pair => pair.ToPublicKey())];

    /// <summary>The key that a token says it is signed with; none where it is not ours.</summary>
    public IEnumerable<SecurityKey> Find(string? id)
    {
        if (id is not (null or ""))
            return pairs.TryGetValue(id, out var pair) ? [pair.Key] : [];

        return secret is null ? [] : [secret];
    }

    /// <summary>The only algorithm that a key is for.</summary>
    public static string AlgorithmOf(SecurityKey key) => key switch
    {
        ECDsaSecurityKey => SecurityAlgorithms.EcdsaSha256,
        RsaSecurityKey => SecurityAlgorithms.RsaSha256,
        _ => SecurityAlgorithms.HmacSha256,
    };

    public void Dispose()
    {
        foreach (var pair in pairs.Values)
            pair.Dispose();
    }

    private SigningCredentials Sign(AccessTokenOptions options)
    {
        if (options.Keys.Count == 0)
            return new(secret, SecurityAlgorithms.HmacSha256);

        var first = pairs[options.Keys[0].Id];

        return first.CanSign
            ? new(first.Key, AlgorithmOf(first.Key))
            : throw new StartupException("The first of AccessTokens:Keys signs, but AccessTokens:Keys:0 has no private key. Give it one, or put another key first.");
    }

    private static bool IsId(string id) => id.Length is >= 1 and <= MaxIdLength && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    /// <summary>A private key with its public one, or a public one alone.</summary>
    private sealed class Pair : IDisposable
    {
        private const string PrivateKeyLabel = "PRIVATE KEY-----";

        // No parameters of a constructor: Entity Framework looks at those of all types here, which would load the library at each start.
        public required AsymmetricAlgorithm Algorithm { get; init; }

        public required AsymmetricSecurityKey Key { get; init; }

        public required bool CanSign { get; init; }

        public static Pair Read(string name, AccessTokenKeyOptions options)
        {
            var pem = ReadPem(name, options);
            var canSign = pem.Contains(PrivateKeyLabel, StringComparison.Ordinal);

            if (TryImport(ECDsa.Create(), pem) is { } curve)
            {
                if (string.Equals(curve.ExportParameters(includePrivateParameters: false).Curve.Oid.Value, ECCurve.NamedCurves.nistP256.Oid.Value, StringComparison.Ordinal))
                    return new() { Algorithm = curve, Key = new ECDsaSecurityKey(curve) { KeyId = options.Id }, CanSign = canSign };

                curve.Dispose();
            }
            else if (TryImport(RSA.Create(), pem) is { } rsa)
            {
                if (rsa.KeySize >= MinRsaBits)
                    return new() { Algorithm = rsa, Key = new RsaSecurityKey(rsa) { KeyId = options.Id }, CanSign = canSign };

                rsa.Dispose();
            }

            throw new StartupException(
                $"{name} is neither a key on the curve P-256 (ES256) nor an RSA key of at least {MinRsaBits} bits (RS256), in PEM and without a password. "
                + "Make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256");
        }

        public AccessTokenPublicKey ToPublicKey()
        {
            var algorithm = AlgorithmOf(Key);

            if (Algorithm is ECDsa curve)
            {
                var point = curve.ExportParameters(includePrivateParameters: false).Q;
                return new(Key.KeyId, algorithm, Point: (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y)), Rsa: null);
            }

            var numbers = ((RSA)Algorithm).ExportParameters(includePrivateParameters: false);
            return new(Key.KeyId, algorithm, Point: null, (Base64UrlEncoder.Encode(numbers.Modulus), Base64UrlEncoder.Encode(numbers.Exponent)));
        }

        public void Dispose() => Algorithm.Dispose();

        private static string ReadPem(string name, AccessTokenKeyOptions options)
        {
            if (options is { Path.Length: > 0, Pem.Length: > 0 } or { Path: null or "", Pem: null or "" })
                throw new StartupException($"{name} needs either Path, the file that holds the key, or Pem, the key itself.");

            try
            {
                return options.Pem is { Length: > 0 } pem ? pem : File.ReadAllText(options.Path!);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                throw new StartupException($"{name}:Path cannot be read: {exception.Message}", exception);
            }
        }

        /// <summary>Null where the text holds no key of this kind.</summary>
        private static TAlgorithm? TryImport<TAlgorithm>(TAlgorithm algorithm, string pem)
            where TAlgorithm : AsymmetricAlgorithm
        {
            try
            {
                algorithm.ImportFromPem(pem);
                return algorithm;
            }
            catch (Exception exception) when (exception is ArgumentException or CryptographicException)
            {
                algorithm.Dispose();
                return null;
            }
        }
    }
}

/// <summary>What is public of a key: a point on P-256 (RFC 7518 §6.2.1), or the numbers of an RSA key (§6.3.1), in base64url.</summary>
public sealed record AccessTokenPublicKey(string Id, string Algorithm, (string X, string Y)? Point, (string Modulus, string Exponent)? Rsa);
