using CleanBlog.Infrastructure.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanBlog.Persistence.Tests.Security;

public sealed class OptionsTests
{
    private const string Key = "a key that is long enough for a test";

    [TestCase("Development", "1")]
    [TestCase("Development", "10000000")]
    [TestCase("Production", "210000")]
    [TestCase("Production", "10000000")]
    [TestCase("Staging", "210000")]
    public void A_cost_within_the_limits_is_accepted(string environment, string iterations) =>
        Assert.That(Passwords(environment, iterations).Iterations, Is.EqualTo(int.Parse(iterations, provider: null)));

    [TestCase("Development", "0")]
    [TestCase("Development", "10000001")]
    [TestCase("Production", "1")]
    [TestCase("Production", "209999")]
    [TestCase("Production", "10000001")]
    [TestCase("Production", "-1")]
    [TestCase("Staging", "209999")]
    public void A_cost_beyond_the_limits_stops_the_start(string environment, string iterations) =>
        Assert.That(() => Passwords(environment, iterations), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("Passwords:Iterations"));

    [Test]
    public void The_cost_by_default_is_enough_everywhere()
    {
        using var host = AHost.With(Path.GetTempPath(), "Production");

        Assert.That(host.GetRequiredService<IOptions<PasswordOptions>>().Value.Iterations, Is.GreaterThanOrEqualTo(PasswordOptions.MinIterations));
    }

    [TestCase("1")]
    [TestCase("1024")]
    public void So_many_hashes_at_once_are_accepted(string count) =>
        Assert.That(Passwords("Production", count, nameof(PasswordOptions.MaxConcurrency)).MaxConcurrency, Is.EqualTo(int.Parse(count, provider: null)));

    [TestCase("0")]
    [TestCase("1025")]
    public void So_many_hashes_at_once_stop_the_start(string count) =>
        Assert.That(
            () => Passwords("Production", count, nameof(PasswordOptions.MaxConcurrency)),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("Passwords:MaxConcurrency must lie between 1 and 1024"));

    [Test]
    public void By_default_half_of_the_processors_hash() =>
        Assert.That(new PasswordOptions().MaxConcurrency, Is.EqualTo(Math.Max(1, Environment.ProcessorCount / 2)));

    [TestCase("00:01:00")]
    [TestCase("1.00:00:00")]
    public void A_lifetime_within_the_limits_is_accepted(string lifetime) =>
        Assert.That(() => Tokens("AccessTokens:Lifetime", lifetime), Throws.Nothing);

    [TestCase("00:00:59")]
    [TestCase("1.00:00:01")]
    [TestCase("-00:01:00")]
    public void A_lifetime_beyond_the_limits_stops_the_start(string lifetime) =>
        Assert.That(() => Tokens("AccessTokens:Lifetime", lifetime), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("AccessTokens:Lifetime"));

    [TestCase("AccessTokens:Issuer")]
    [TestCase("AccessTokens:Audience")]
    public void An_empty_name_stops_the_start(string setting) =>
        Assert.That(() => Tokens(setting, ""), Throws.TypeOf<OptionsValidationException>().With.Message.Contains(setting));

    private static PasswordOptions Passwords(string environment, string value, string key = nameof(PasswordOptions.Iterations))
    {
        using var host = AHost.With(Path.GetTempPath(), environment, ($"Passwords:{key}", value));
        return host.GetRequiredService<IOptions<PasswordOptions>>().Value;
    }

    private static AccessTokenOptions Tokens(string setting, string value)
    {
        using var host = AHost.With(Path.GetTempPath(), "Production", ("SECRET_KEY", Key), (setting, value));
        return host.GetRequiredService<IOptions<AccessTokenOptions>>().Value;
    }
}
