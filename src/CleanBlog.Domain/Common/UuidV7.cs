using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CleanBlog.Domain.Common;

/// <summary>Version 7 UUIDs (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 bits of the caller's choice.</summary>
internal static class UuidV7
{
    public static Guid FromName(DateTimeOffset instant, string name)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), bytes);

        Span<byte> timestamp = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(timestamp, instant.ToUnixTimeMilliseconds());
        timestamp[2..].CopyTo(bytes);

        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));

        return new Guid(bytes[..16], bigEndian: true);
    }
}
