using System.Net;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Limits;
using CleanBlog.Infrastructure.Security;
using CleanBlog.Testing;
using Microsoft.Extensions.Options;

namespace CleanBlog.Persistence.Tests.Limits;

public sealed class CallerKeysTests
{
    private static readonly EmailAddress Ada = EmailAddress.Parse("ada@example.com").Expect();

    private readonly CallerKeys keys = With("a key that is long enough for a test");

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [TestCase("192.0.2.1", "192.0.2.2", false)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", true)]
    [TestCase("192.0.2.1", "192.0.2.1", true)]
    public void An_address_or_an_IPv6_network_is_one_caller(string one, string other, bool areOne)
    {
        Assert.That(keys.Of(IPAddress.Parse(one)) == keys.Of(IPAddress.Parse(other)), Is.EqualTo(areOne));
        Assert.That(keys.Of(Ada, IPAddress.Parse(one)) == keys.Of(Ada, IPAddress.Parse(other)), Is.EqualTo(areOne));
    }

    [Test]
    public void Everybody_has_a_name_of_their_own()
    {
        var address = IPAddress.Parse("192.0.2.1");
        var id = new Guid("192.0.2.1 is 16b"u8);

        UInt128[] names =
        [
            keys.Of(address), keys.Of(IPAddress.Parse("2001:db8::")), keys.Of(UserId.From(id)), keys.Of(UserId.From(Guid.Empty)), keys.Of(Ada),
            keys.Of(EmailAddress.Parse("eve@example.com").Expect()), keys.Of(Ada, address), keys.Of(Ada, IPAddress.Parse("2001:db8::")),
        ];

        Assert.That(names, Is.Unique);
    }

    [Test]
    public void A_name_means_nothing_without_the_key()
    {
        Assert.That(keys.Of(Ada), Is.EqualTo(With("a key that is long enough for a test").Of(Ada)));
        Assert.That(keys.Of(Ada), Is.Not.EqualTo(With("another key that is long enough, too").Of(Ada)));
    }

    [Test]
    public void The_longest_address_has_a_name()
    {
        var longest = EmailAddress.Parse($"{new string('a', 60)}@{string.Join('.', Enumerable.Repeat(new string('\u4e2d', 62), 3))}.com").Expect();

        Assert.That(keys.Of(longest, IPAddress.IPv6Loopback), Is.Not.EqualTo(keys.Of(Ada, IPAddress.IPv6Loopback)));
    }

    private static CallerKeys With(string signingKey) => new(Options.Create(new AccessTokenOptions { SigningKey = signingKey }));
}
