using CleanBlog.Domain.Sessions;

namespace CleanBlog.Domain.Tests.Sessions;

public sealed class SessionClientTests
{
    [Test]
    public void Nothing_is_known_of_a_client_that_says_nothing() => Assert.That(SessionClient.Of(device: null, address: null), Is.EqualTo(new SessionClient("", "")));

    [TestCase("curl/8.14", "curl/8.14")]
    [TestCase("  curl\r\nInjected: yes\0 ", "curlInjected: yes")]
    [TestCase("Ada’s phone 📱", "Ada’s phone 📱")]
    public void What_a_client_says_is_kept_without_what_cannot_be_shown(string sent, string kept) => Assert.That(SessionClient.Of(sent, "192.0.2.1").Device, Is.EqualTo(kept));

    [Test]
    public void A_half_of_a_surrogate_pair_is_left_out() => Assert.That(SessionClient.Of("a\uD83Db", address: null).Device, Is.EqualTo("ab"));

    [Test]
    public void A_long_name_is_cut_between_characters()
    {
        var device = SessionClient.Of(new string('x', SessionClient.MaxDeviceLength - 1) + "📱", address: null).Device;

        Assert.That(device, Is.EqualTo(new string('x', SessionClient.MaxDeviceLength - 1)));
    }
}
