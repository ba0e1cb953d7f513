using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Security;

/// <summary>
/// Keeps what a stolen copy of the database must not tell: with keys derived (HKDF, RFC 5869) from the signing key, which is not in it.
/// Who has that key can sign tokens anyway, so nothing more hangs on it than before.
/// </summary>
internal sealed class SealedStorage(IOptions<AccessTokenOptions> options)
{
    private const int KeySize = 32;
    private const int PseudonymSize = 16;

    private readonly byte[] namingKey = Derive(options.Value.SigningKey, "idempotency names");
    private readonly byte[] sealingKey = Derive(options.Value.SigningKey, "idempotency answers");

    /// <summary>The same for the same input on every instance; without the key nobody can try out inputs (HMAC-SHA256, cut to 128 bits).</summary>
    public Guid Pseudonym(string name, byte[] content)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, namingKey);
        var text = Encoding.UTF8.GetBytes(name);

        hash.AppendData(BitConverter.GetBytes(text.Length));
        hash.AppendData(text);
        hash.AppendData(content);

        return new Guid(hash.GetHashAndReset().AsSpan(0, PseudonymSize), bigEndian: true);
    }

    /// <summary>Encrypts (AES-256-GCM): nonce, ciphertext, tag. Only what was sealed for <paramref name="owner"/> opens for it.</summary>
    public byte[] Seal(byte[] content, Guid owner)
    {
        var box = new byte[Nonce + content.Length + Tag];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));

        using var cipher = new AesGcm(sealingKey, Tag);
        cipher.Encrypt(box.AsSpan(0, Nonce), content, box.AsSpan(Nonce, content.Length), box.AsSpan(Nonce + content.Length), owner.ToByteArray());

        return box;
    }

    /// <summary>What <see cref="Seal"/> was given; throws where the box was tampered with.</summary>
    public byte[] Open(byte[] box, Guid owner)
    {
        var content = new byte[box.Length - Nonce - Tag];

        using var cipher = new AesGcm(sealingKey, Tag);
        cipher.Decrypt(box.AsSpan(0, Nonce), box.AsSpan(Nonce, content.Length), box.AsSpan(Nonce + content.Length), content, owner.ToByteArray());

        return content;
    }

    private static int Nonce => AesGcm.NonceByteSizes.MaxSize;

    private static int Tag => AesGcm.TagByteSizes.MaxSize;

    private static byte[] Derive(string signingKey, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(signingKey), KeySize, info: Encoding.UTF8.GetBytes(purpose));
}
