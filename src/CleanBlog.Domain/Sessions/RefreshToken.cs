using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace CleanBlog.Domain.Sessions;

/// <summary>
/// With what a client gets new access tokens (RFC 6749 §1.5): the session, a secret that all tokens of the session have, and one that each
/// use replaces, 256 bits each. The first tells a token of long ago from a made-up one without a list of all that were ever given. Only
/// hashes of both are stored.
/// </summary>
public sealed class RefreshToken
{
    /// <summary>In characters, of <see cref="Value"/>.</summary>
    public const int Length = 111;

    /// <summary>What each looks like.</summary>
    public const string Pattern = "^cbr_[0-9A-Za-z_-]{107}$";

    /// <summary>Known to whoever looks for secrets that were left lying about.</summary>
    private const string Prefix = "cbr_";

    private const int IdSize = 16;
    private const int SecretSize = 32;

    private readonly byte[] family;
    private readonly byte[] secret;

    private RefreshToken(SessionId session, byte[] family, byte[] secret) => (Session, this.family, this.secret) = (session, family, secret);

    public SessionId Session { get; }

    /// <summary>The token itself, which only its client may ever see.</summary>
    public string Value
    {
        get
        {
            Span<byte> content = [.. Session.Value.ToByteArray(bigEndian: true), .. family, .. secret];
            return Prefix + Base64Url.EncodeToString(content);
        }
    }

    /// <summary>SHA-256 of what all tokens of the session have; nothing slower is needed for 256 random bits.</summary>
    public byte[] FamilyHash => SHA256.HashData(family);

    /// <summary>SHA-256 of what only this one has.</summary>
    public byte[] SecretHash => SHA256.HashData(secret);

    /// <summary>The first one of a session.</summary>
    public static RefreshToken New(SessionId session) => new(session, RandomNumberGenerator.GetBytes(SecretSize), RandomNumberGenerator.GetBytes(SecretSize));

    /// <summary>What a client sent, if it has the form of one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out RefreshToken? token)
    {
        token = null;
        Span<byte> content = stackalloc byte[IdSize + SecretSize + SecretSize];

        if (text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal) || !Base64Url.IsValid(text.AsSpan(Prefix.Length)))
            return false;

        if (!Base64Url.TryDecodeFromChars(text.AsSpan(Prefix.Length), content, out var written) || written != content.Length)
            return false;

        token = new(SessionId.From(new Guid(content[..IdSize], bigEndian: true)), [.. content[IdSize..^SecretSize]], [.. content[^SecretSize..]]);
        return true;
    }

    /// <summary>Its successor: always the same for the same salt, so that it need not be stored, and unknown to whoever lacks this token.</summary>
    public RefreshToken Next(byte[] salt) => new(Session, family, HMACSHA256.HashData(salt, secret));

    /// <summary>Never the token: this may be logged.</summary>
    public override string ToString() => $"{Prefix}…";
}
