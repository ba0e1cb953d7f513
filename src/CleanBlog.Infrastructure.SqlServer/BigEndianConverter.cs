using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanBlog.Infrastructure.SqlServer;

/// <summary>
/// A UUID as its 16 bytes in the order in which they are written (RFC 9562 §4). SQL Server sorts a <c>uniqueidentifier</c> by its last
/// bytes first; a <c>binary(16)</c> sorts as the text does, as on every other database.
/// </summary>
internal sealed class BigEndianConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), stored => Read(stored))
{
    /// <summary>An expression tree, such as a converter's, has no spans.</summary>
    public static Guid Read(byte[] stored) => new(stored, bigEndian: true);
}
