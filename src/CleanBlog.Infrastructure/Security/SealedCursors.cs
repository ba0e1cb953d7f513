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
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);

    private readonly SealedBox box = new(options.Value.SigningKey, "cursors");
    private readonly byte[] namingKey = SealedBox.DeriveKey(options.Value.SigningKey, "cursor nonces");

    public string Seal(Cursor cursor, string purpose)
    {
        var (content, owner) = (CursorContent.Write(cursor, cursor.IsLasting ? DateTimeOffset.MaxValue : NextStep() + Lifetime), Encoding.UTF8.GetBytes(purpose));

        return Base64Url.EncodeToString(box.Seal(content, NonceOf(content, owner), owner));
    }

    public Result<Cursor> Open(string text, string purpose)
    {
        if (!Base64Url.IsValid(text))
            return CursorErrors.Invalid;

        try
        {
            var (cursor, expiresAt) = CursorContent.Read(box.Open(Base64Url.DecodeFromChars(text), Encoding.UTF8.GetBytes(purpose)));

            return clock.GetUtcNow() < expiresAt ? cursor : CursorErrors.Expired;
        }
        catch (CryptographicException)
        {
            return CursorErrors.Invalid;
        }
    }

    private byte[] NonceOf(byte[] content, byte[] owner)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, namingKey);
        hash.AppendData(BitConverter.GetBytes(owner.Length));
        hash.AppendData(owner);
        hash.AppendData(content);

        return hash.GetHashAndReset()[..SealedBox.NonceSize];
    }

    /// <summary>The end of the hour, so that the texts of one hour are the same.</summary>
    private DateTimeOffset NextStep()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(Step.Ticks - (now.UtcTicks % Step.Ticks));
    }
}
