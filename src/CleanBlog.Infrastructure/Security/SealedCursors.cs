using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Security;

/// <summary>
/// Cursors as AES-256-GCM boxes with the purpose as associated data: a key of the order, such as the title of a draft, is not to be
/// read from one, and none opens for another purpose. The nonce is a keyed hash of purpose and content (as SIV, RFC 5297, has it), so
/// that the same cursor is the same text, which answers that are kept need, and no nonce ever stands for two contents.
/// </summary>
internal sealed class SealedCursors(IOptions<AccessTokenOptions> options, TimeProvider clock) : ICursors
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int KeySize = 32;

    private static readonly TimeSpan Step = TimeSpan.FromHours(1);

    private readonly byte[] sealingKey = Derive(options.Value.SigningKey, "cursors");
    private readonly byte[] namingKey = Derive(options.Value.SigningKey, "cursor nonces");

    private static int Nonce => AesGcm.NonceByteSizes.MaxSize;

    private static int Tag => AesGcm.TagByteSizes.MaxSize;

    public string Seal(Cursor cursor, string purpose)
    {
        var (content, owner) = (CursorContent.Write(cursor, NextStep() + Lifetime), Encoding.UTF8.GetBytes(purpose));
        var box = new byte[Nonce + content.Length + Tag];

        NonceOf(content, owner).CopyTo(box, 0);
        using var cipher = new AesGcm(sealingKey, Tag);
        cipher.Encrypt(box.AsSpan(0, Nonce), content, box.AsSpan(Nonce, content.Length), box.AsSpan(Nonce + content.Length), owner);

        return Base64Url.EncodeToString(box);
    }

    public Result<Cursor> Open(string text, string purpose)
    {
        if (OpenBox(text, Encoding.UTF8.GetBytes(purpose)) is not { } content)
            return CursorErrors.Invalid;

        var (cursor, expiresAt) = CursorContent.Read(content);

        return clock.GetUtcNow() < expiresAt ? cursor : CursorErrors.Expired;
    }

    private byte[]? OpenBox(string text, byte[] owner)
    {
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not { } box || box.Length < Nonce + Tag)
            return null;

        var content = new byte[box.Length - Nonce - Tag];
        using var cipher = new AesGcm(sealingKey, Tag);

        try
        {
            cipher.Decrypt(box.AsSpan(0, Nonce), box.AsSpan(Nonce, content.Length), box.AsSpan(Nonce + content.Length), content, owner);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private byte[] NonceOf(byte[] content, byte[] owner)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, namingKey);
        hash.AppendData(BitConverter.GetBytes(owner.Length));
        hash.AppendData(owner);
        hash.AppendData(content);

        return hash.GetHashAndReset()[..Nonce];
    }

    /// <summary>The end of the hour, so that the texts of one hour are the same.</summary>
    private DateTimeOffset NextStep()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(Step.Ticks - (now.UtcTicks % Step.Ticks));
    }

    private static byte[] Derive(string signingKey, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(signingKey), KeySize, info: Encoding.UTF8.GetBytes(purpose));
}
