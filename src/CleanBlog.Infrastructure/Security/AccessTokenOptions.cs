namespace CleanBlog.Infrastructure.Security;

/// <summary>Section <c>AccessTokens</c>: how users prove who they are after they signed in.</summary>
public sealed class AccessTokenOptions
{
    public const string Section = "AccessTokens";

    public static readonly TimeSpan MinLifetime = TimeSpan.FromMinutes(1);

    /// <summary>The reference's 24 hours.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromHours(24);

    /// <summary>At least 32 bytes in UTF-8: HS256 asks for a key as long as its hash (RFC 7518 §3.2). The reference's <c>SECRET_KEY</c> sets it too.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>
    /// Key pairs, for which other services need no secret: the first one signs, all of them check. None: <see cref="SigningKey"/> does both.
    /// </summary>
    public IList<AccessTokenKeyOptions> Keys { get; } = [];

    /// <summary>Whether tokens signed with <see cref="SigningKey"/> are good beside <see cref="Keys"/>: until the last of them has expired.</summary>
    public bool AcceptSigningKey { get; set; }

    /// <summary>The <c>iss</c> claim.</summary>
    public string Issuer { get; set; } = "cleanblog";

    /// <summary>The <c>aud</c> claim.</summary>
    public string Audience { get; set; } = "cleanblog";

    /// <summary>How long a token is good for: a client refreshes its session so often.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>
/// One of <c>AccessTokens:Keys</c>: a key on the curve P-256, whose algorithm is ES256, or an RSA key of at least 2048 bits, whose algorithm is
/// RS256 (RFC 7518 §3.3, §3.4). In PEM (RFC 7468), without a password. A public key alone checks, and cannot sign.
/// </summary>
public sealed class AccessTokenKeyOptions
{
    /// <summary>The <c>kid</c> of its tokens (RFC 7515 §4.1.4): 1 to 64 letters, digits, dots, underscores or hyphens. No two keys ever have the same.</summary>
    public string Id { get; set; } = "";

    /// <summary>The file that holds it. Relative paths start at the content root.</summary>
    public string? Path { get; set; }

    /// <summary>The key itself, instead of <see cref="Path"/>.</summary>
    public string? Pem { get; set; }
}
