using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanBlog.Persistence.Tests.SqlServer;

/// <summary>A server orders a binary(16) by its bytes, from the first on; that has to be the order of the text of ids.</summary>
public sealed class IdOrderTests
{
    private static readonly ValueConverter Stored = FindConverter();

    [Test]
    public void The_bytes_of_ids_are_ordered_as_their_text_is()
    {
        var random = new Random(19);
        var ids = new List<Guid>();

        for (var i = 0; i < 2_000; i++)
        {
            // Milliseconds repeat, and the first ones are far apart.
            var instant = APost.Noon.AddMilliseconds(i % 2 == 0 ? random.Next(20) : random.NextInt64(100_000_000_000));
            ids.Add(Guid.CreateVersion7(instant));
        }

        Assert.That(ids.OrderBy(ToBytes, Bytes.Order), Is.EqualTo(ids.OrderBy(id => id.ToString(), StringComparer.Ordinal)));
    }

    [Test]
    public void Every_byte_counts_from_the_first_on()
    {
        var ids = Enumerable.Range(0, 16).Select(position => new Guid([.. Enumerable.Range(0, 16).Select(i => (byte)(i == position ? 0x81 : 0x7F))], bigEndian: true)).ToList();

        Assert.That(ids.OrderByDescending(ToBytes, Bytes.Order), Is.EqualTo(ids));
        Assert.That(ids.OrderByDescending(id => id.ToString(), StringComparer.Ordinal), Is.EqualTo(ids));
    }

    [Test]
    public void The_order_of_the_dotnet_bytes_would_not_do()
    {
        Guid[] ids = [new("01000000-0000-7000-8000-000000000000"), new("00000001-0000-7000-8000-000000000000")];

        Assert.That(ids.OrderBy(id => id.ToByteArray(), Bytes.Order), Is.Not.EqualTo(ids.OrderBy(id => id.ToString(), StringComparer.Ordinal)));
    }

    [Test]
    public void An_id_comes_back_as_it_was()
    {
        var id = new Guid("01234567-89ab-7cde-8f01-23456789abcd");

        Assert.That(ToBytes(id), Is.EqualTo(Convert.FromHexString("0123456789ab7cde8f0123456789abcd")));
        Assert.That(Stored.ConvertFromProvider(ToBytes(id)), Is.EqualTo(id));
    }

    private static byte[] ToBytes(Guid id) => (byte[])Stored.ConvertToProvider(id)!;

    private static ValueConverter FindConverter()
    {
        using var context = OfflineDatabase.SqlServer.CreateContext();
        return context.Model.FindEntityType(typeof(Commit))!.FindProperty(nameof(Commit.Id))!.GetTypeMapping().Converter!;
    }

    private sealed class Bytes : IComparer<byte[]>
    {
        public static readonly Bytes Order = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
