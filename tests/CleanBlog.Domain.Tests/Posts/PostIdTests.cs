using System.Buffers.Binary;
using CleanBlog.Domain.Posts;

namespace CleanBlog.Domain.Tests.Posts;

public sealed class PostIdTests
{
    private static readonly DateTimeOffset Instant = new(2024, 2, 29, 23, 59, 59, 123, TimeSpan.Zero);

    [Test]
    public void A_new_id_is_a_version_7_uuid() => Assert.That(PostId.New().Value.Version, Is.EqualTo(7));

    [Test]
    public void An_id_is_its_value()
    {
        var value = Guid.Parse("01933d6c-0000-7000-8000-000000000001");

        Assert.That(PostId.From(value), Is.EqualTo(new PostId(value)));
    }

    [Test]
    public void The_same_imported_post_has_the_same_id_for_ever() =>
        Assert.That(PostId.OfImported(Instant, "posts/1.md").Value, Is.EqualTo(Guid.Parse("018df74f-8093-73d7-83b9-48049a50f1d9")));

    [Test]
    public void Another_source_is_another_post() =>
        Assert.That(PostId.OfImported(Instant, "posts/1.md"), Is.Not.EqualTo(PostId.OfImported(Instant, "posts/2.md")));

    [Test]
    public void Another_date_is_another_post() =>
        Assert.That(PostId.OfImported(Instant, "posts/1.md"), Is.Not.EqualTo(PostId.OfImported(Instant.AddDays(1), "posts/1.md")));

    [Test]
    public void The_same_instant_in_another_time_zone_is_the_same_post() =>
        Assert.That(PostId.OfImported(Instant.ToOffset(TimeSpan.FromHours(9)), "posts/1.md"), Is.EqualTo(PostId.OfImported(Instant, "posts/1.md")));

    [TestCase("posts/1.md")]
    [TestCase("")]
    [TestCase("größe/日本.md")]
    public void The_id_of_an_imported_post_is_a_version_7_uuid_of_the_standard_variant(string source)
    {
        var id = PostId.OfImported(Instant, source).Value;

        Assert.That((id.Version, id.Variant & 0b1100), Is.EqualTo((7, 0b1000)));
    }

    [Test]
    public void Its_first_48_bits_are_the_milliseconds_of_its_date()
    {
        var bytes = PostId.OfImported(Instant, "posts/1.md").Value.ToByteArray(bigEndian: true);

        var milliseconds = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);

        Assert.That(milliseconds, Is.EqualTo(Instant.ToUnixTimeMilliseconds()));
    }
}
