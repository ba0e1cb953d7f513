using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CleanBlog.Domain.Invitations;

/// <summary>The secret of an invitation: 256 random bits, of which only the hash is stored.</summary>
public sealed class InvitationToken
{
    /// <summary>Of its text.</summary>
    public const int Length = 43;

    private const int Bytes = 32;

    private InvitationToken(string text) => Text = text;

    /// <summary>Characters of base64url (RFC 4648 §5).</summary>
    public string Text { get; }

    public static InvitationToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>SHA-256 of whatever somebody gives as a token. It needs no salt: nobody guesses 256 bits.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
