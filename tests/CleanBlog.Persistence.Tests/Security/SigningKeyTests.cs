using System.Runtime.Versioning;
using CleanBlog.Infrastructure.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanBlog.Persistence.Tests.Security;

public sealed class SigningKeyTests
{
    private const string Key = "a key of exactly thirty-two byte";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void CreateFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [TestCase("SECRET_KEY")]
    [TestCase("AccessTokens:SigningKey")]
    public void A_key_of_32_bytes_is_accepted_from_either_setting(string setting) =>
        Assert.That(KeyIn("Production", (setting, Key)), Is.EqualTo(Key));

    [Test]
    public void Our_own_setting_outranks_the_references() =>
        Assert.That(KeyIn("Production", ("SECRET_KEY", $"other {Key}"), ("AccessTokens:SigningKey", Key)), Is.EqualTo(Key));

    [Test]
    public void The_length_counts_bytes() => Assert.That(() => KeyIn("Production", ("SECRET_KEY", new string('é', 16))), Throws.Nothing);

    [TestCase("Production")]
    [TestCase("Development")]
    public void A_key_of_31_bytes_stops_the_start_without_showing_it(string environment) =>
        Assert.That(
            () => KeyIn(environment, ("SECRET_KEY", Key[..31])),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("shorter than 32 bytes").And.Message.Not.Contains(Key[..31]));

    [TestCase("Production")]
    [TestCase("Staging")]
    public void A_missing_key_stops_the_start_outside_development(string environment) =>
        Assert.That(() => KeyIn(environment), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("SECRET_KEY (or AccessTokens:SigningKey) is missing"));

    [TestCase("dev-secret-key")]
    [TestCase("09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7")]
    [TestCase("a-string-secret-at-least-256-bits-long")]
    [TestCase("your-256-bit-secret")]
    public void A_well_known_key_stops_the_start_outside_development(string key) =>
        Assert.That(() => KeyIn("Production", ("SECRET_KEY", key)), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("well-known"));

    [Test]
    public void A_well_known_key_that_is_long_enough_is_accepted_in_development() =>
        Assert.That(() => KeyIn("Development", ("SECRET_KEY", "a-string-secret-at-least-256-bits-long")), Throws.Nothing);

    [Test]
    public async Task Two_starts_at_once_agree_on_one_key()
    {
        using var start = new Barrier(2);

        var keys = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return KeyIn("Development");
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.That(keys.Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
    }

    [Test]
    public void In_development_a_key_is_made_and_kept()
    {
        var first = KeyIn("Development");

        Assert.That(first, Has.Length.GreaterThanOrEqualTo(32));
        Assert.That(KeyIn("Development"), Is.EqualTo(first));
    }

    [Test]
    public void A_key_that_was_made_is_nobody_elses()
    {
        using var other = new TemporaryFolder();

        Assert.That(KeyIn("Development"), Is.Not.EqualTo(KeyIn(other.Path, "Development")));
    }

    [Test]
    public void A_key_that_is_given_makes_none()
    {
        KeyIn("Development", ("SECRET_KEY", Key));

        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void A_key_that_was_made_is_readable_by_its_owner_alone()
    {
        KeyIn("Development");

        Assert.That(File.GetUnixFileMode(folder.File(Path.Combine("data", "development-signing-key"))), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void Nothing_but_the_key_is_left_behind()
    {
        KeyIn("Development");

        Assert.That(Directory.EnumerateFileSystemEntries(folder.File("data")).Select(Path.GetFileName), Is.EqualTo(["development-signing-key"]));
    }

    private string KeyIn(string environment, params (string Key, string Value)[] settings) => KeyIn(folder.Path, environment, settings);

    private static string KeyIn(string contentRoot, string environment, params (string Key, string Value)[] settings)
    {
        using var host = AHost.With(contentRoot, environment, settings);
        return host.GetRequiredService<IOptions<AccessTokenOptions>>().Value.SigningKey;
    }
}
