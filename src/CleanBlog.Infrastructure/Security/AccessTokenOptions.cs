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

    /// <summary>The <c>iss</c> claim.</summary>
    public string Issuer { get; set; } = "cleanblog";

    /// <summary>The <c>aud</c> claim.</summary>
    public string Audience { get; set; } = "cleanblog";

    /// <summary>How long a token is good for.</summary>
    public TimeSpan Lifetime { get; set; } = MaxLifetime;
}
