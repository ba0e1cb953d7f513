using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Tests.Users;

public sealed class UserIdTests
{
    [Test]
    public void A_new_id_is_a_version_7_uuid() => Assert.That(UserId.New().Value.Version, Is.EqualTo(7));

    [Test]
    public void New_ids_differ() => Assert.That(Enumerable.Range(0, 1000).Select(_ => UserId.New()), Is.Unique);

    [Test]
    public void An_id_is_its_value()
    {
        var value = Guid.Parse("01933d6c-0000-7000-8000-000000000001");

        Assert.That(UserId.From(value), Is.EqualTo(new UserId(value)));
    }
}
