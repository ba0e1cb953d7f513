using System.Text;
using CleanBlog.Application.Common;

namespace CleanBlog.Infrastructure.Security;

/// <summary>What is sealed in a cursor, as bytes.</summary>
internal static class CursorContent
{
    private enum Kind : byte
    {
        Instant,
        Uuid,
        Text,
        Integer,
        Ordinal,
    }

    public static byte[] Write(Cursor cursor, DateTimeOffset expiresAt)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);

        writer.Write(expiresAt.UtcTicks);
        writer.Write(cursor.Backward);
        writer.Write7BitEncodedInt(cursor.From.Keys.Count);

        foreach (var key in cursor.From.Keys)
            Write(writer, key);

        return bytes.ToArray();
    }

    public static (Cursor Cursor, DateTimeOffset ExpiresAt) Read(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);

        var (expiresAt, backward, keys) = (Instant(reader), reader.ReadBoolean(), new object[reader.Read7BitEncodedInt()]);

        for (var index = 0; index < keys.Length; index++)
            keys[index] = Read(reader);

        return (new(new(keys), backward), expiresAt);
    }

    private static void Write(BinaryWriter writer, object key)
    {
        switch (key)
        {
            case DateTimeOffset instant:
                writer.Write((byte)Kind.Instant);
                writer.Write(instant.UtcTicks);
                break;
            case Guid uuid:
                writer.Write((byte)Kind.Uuid);
                writer.Write(uuid.ToByteArray());
                break;
            case string text:
                writer.Write((byte)Kind.Text);
                writer.Write(text);
                break;
            case int number:
                writer.Write((byte)Kind.Integer);
                writer.Write(number);
                break;
            case long ordinal:
                writer.Write((byte)Kind.Ordinal);
                writer.Write(ordinal);
                break;
            default:
                throw new ArgumentException($"A cursor holds no {key.GetType().Name}.", nameof(key));
        }
    }

    private static object Read(BinaryReader reader) => (Kind)reader.ReadByte() switch
    {
        Kind.Instant => Instant(reader),
        Kind.Uuid => new Guid(reader.ReadBytes(16)),
        Kind.Text => reader.ReadString(),
        Kind.Integer => reader.ReadInt32(),
        _ => reader.ReadInt64(),
    };

    private static DateTimeOffset Instant(BinaryReader reader) => new(reader.ReadInt64(), TimeSpan.Zero);
}
