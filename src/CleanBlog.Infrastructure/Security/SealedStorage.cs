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
    private const int PseudonymSize = 16;

    private readonly byte[] namingKey = SealedBox.DeriveKey(options.Value.SigningKey, "idempotency names");
    private readonly SealedBox answers = new(options.Value.SigningKey, "idempotency answers");

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

    /// <summary>Only what was sealed for <paramref name="owner"/> opens for it.</summary>
    public byte[] Seal(byte[] content, Guid owner) => answers.Seal(content, RandomNumberGenerator.GetBytes(SealedBox.NonceSize), owner.ToByteArray());

    /// <summary>What <see cref="Seal"/> was given; throws where the box was tampered with.</summary>
    public byte[] Open(byte[] box, Guid owner) => answers.Open(box, owner.ToByteArray());
}
