using System.Security.Cryptography;
using System.Text;

namespace CleanBlog.Infrastructure.Security;

/// <summary>
/// Encrypts (AES-256-GCM): nonce, ciphertext, tag. What was sealed for an owner opens for no other. The key is derived (HKDF, RFC 5869)
/// from the signing key, another one for each purpose.
/// </summary>
internal sealed class SealedBox(string signingKey, string purpose)
{
    private const int KeySize = 32;

    private readonly byte[] key = DeriveKey(signingKey, purpose);

    public static int NonceSize => AesGcm.NonceByteSizes.MaxSize;

    private static int TagSize => AesGcm.TagByteSizes.MaxSize;

    public static byte[] DeriveKey(string signingKey, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(signingKey), KeySize, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>Seals the content for its owner.</summary>
    /// <param name="content">What to seal.</param>
    /// <param name="nonce">Never the same for two contents.</param>
    /// <param name="owner">For whom or what.</param>
    public byte[] Seal(ReadOnlySpan<byte> content, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> owner)
    {
        var box = new byte[NonceSize + content.Length + TagSize];
        nonce.CopyTo(box);

        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, content, box.AsSpan(NonceSize, content.Length), box.AsSpan(NonceSize + content.Length), owner);

        return box;
    }

    /// <summary>What <see cref="Seal"/> was given; throws <see cref="CryptographicException"/> where the box was tampered with.</summary>
    public byte[] Open(ReadOnlySpan<byte> box, ReadOnlySpan<byte> owner)
    {
        if (box.Length < NonceSize + TagSize)
            throw new CryptographicException("The box is too short to be one.");

        var content = new byte[box.Length - NonceSize - TagSize];

        using var cipher = new AesGcm(key, TagSize);
        cipher.Decrypt(box[..NonceSize], box.Slice(NonceSize, content.Length), box[(NonceSize + content.Length)..], content, owner);

        return content;
    }
}
