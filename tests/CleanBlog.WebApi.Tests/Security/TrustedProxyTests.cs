using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>Behind proxies that are named: this machine, and a network beyond it. Each address may ask four times.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class TrustedProxyTests(TestDatabase database) : ApiTest(database)
{
    private const string Client1 = "192.0.2.1";

    [SetUp]
    public void LetTimePass() => Clock.Advance(TimeSpan.FromHours(1));

    [TestCase(Client1, Description = "By our proxy")]
    [TestCase($"{Client1}, 10.1.2.3", Description = "By a proxy of the network before ours")]
    [TestCase($"{Client1}, 10.1.2.3, 10.4.5.6", Description = "By two of them")]
    [TestCase($"198.51.100.7, {Client1}", Description = "What the client made up stands before its own address")]
    [TestCase($"10.9.9.9, {Client1}", Description = "Even where it says to be a proxy")]
    [TestCase($"198.51.100.7, {Client1}, 10.1.2.3", Description = "And with two proxies")]
    [TestCase($"no address, {Client1}", Description = "Or nothing that is an address")]
    [TestCase($"{Client1}:4711", Description = "With a port")]
    public async Task The_client_is_whom_the_last_trusted_proxy_names(string chain)
    {
        await SpendAsync(Client1);

        Assert.ThatStatus(await AskAsync(chain), HttpStatusCode.TooManyRequests);
        Assert.ThatStatus(await AskAsync("192.0.2.2"), HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task A_chain_is_followed_so_far_and_no_further()
    {
        var chain = string.Join(", ", Enumerable.Range(1, 20).Select(hop => $"10.0.0.{hop}"));
        await SpendAsync(chain);

        Assert.ThatStatus(await AskAsync($"192.0.2.77, {chain}"), HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task The_scheme_of_a_trusted_proxy_counts()
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts", ("Host", "blog.example.com"), ("X-Forwarded-Proto", "https"));

        Assert.That(response.Field("Strict-Transport-Security"), Does.StartWith("max-age="));
    }

    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Proxies:Trusted:0"] = "127.0.0.1",
        ["Proxies:Trusted:1"] = "10.20.30.40/8",
        ["RateLimits:Address:Quota"] = "4",
        ["Https:Hsts"] = "true",
    };

    private async Task SpendAsync(string chain)
    {
        for (var time = 0; time < 4; time++)
            Assert.ThatStatus(await AskAsync(chain), HttpStatusCode.Unauthorized);
    }

    private Task<HttpResponseMessage> AskAsync(string chain) => Anonymous.SendAsync(HttpMethod.Get, "/api/users", ("X-Forwarded-For", chain));
}

/// <summary>Reached by somebody whom nobody named.</summary>
public abstract class UntrustedProxyTests(TestDatabase database, string? trusted) : ApiTest(database)
{
    [Test]
    public async Task A_chain_from_whom_nobody_trusts_changes_nothing()
    {
        Clock.Advance(TimeSpan.FromHours(1));

        for (var time = 0; time < 4; time++)
            Assert.ThatStatus(await AskAsync($"203.0.113.{time}"), HttpStatusCode.Unauthorized);

        Assert.ThatStatus(await AskAsync("203.0.113.99"), HttpStatusCode.TooManyRequests);
        Assert.ThatStatus(await AskAsync("203.0.113.99, 127.0.0.1"), HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task Its_scheme_changes_nothing()
    {
        Clock.Advance(TimeSpan.FromHours(1));

        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts", ("Host", "blog.example.com"), ("X-Forwarded-Proto", "https"));

        Assert.That(response.Field("Strict-Transport-Security"), Is.Null);
    }

    protected override IReadOnlyDictionary<string, string> Configure()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits:Address:Quota"] = "4", ["Https:Hsts"] = "true" };

        if (trusted is not null)
            settings["Proxies:Trusted:0"] = trusted;

        return settings;
    }

    private Task<HttpResponseMessage> AskAsync(string chain) => Anonymous.SendAsync(HttpMethod.Get, "/api/users", ("X-Forwarded-For", chain));
}

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class NobodyTrustedTests(TestDatabase database) : UntrustedProxyTests(database, trusted: null)
{
    [Test]
    public async Task Operators_are_told_once_that_a_proxy_may_be_missing()
    {
        for (var time = 0; time < 3; time++)
            await Anonymous.SendAsync(HttpMethod.Get, "/health", ("X-Forwarded-For", "203.0.113.1"));

        Assert.That(Log.Lines.Where(line => line.Contains("Proxies:Trusted", StringComparison.Ordinal)), Has.Exactly(1).StartsWith("Warning 127.0.0.1 sends X-Forwarded-For"));
    }
}

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class AnotherTrustedTests(TestDatabase database) : UntrustedProxyTests(database, trusted: "10.0.0.0/8");
