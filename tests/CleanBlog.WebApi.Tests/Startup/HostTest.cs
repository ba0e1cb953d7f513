using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.OpenApi;
using CleanBlog.WebApi.Tests.Security;

namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>Tests of the host as an operator meets it: a process, its words and its exit code.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public abstract class HostTest
{
    internal HostFolder Host { get; } = new() { Connect = address => ContractHandler.Connect(address) };

    [TearDown]
    public async Task NoSecretWasSaid()
    {
        var said = await Host.EndAsync();

        foreach (var secret in Host.Passwords.Concat(SigningKeys()).Concat(SecretWatch.Beginnings).Append(AUser.Password))
            Assert.That(said, Does.Not.Contain(secret));
    }

    private IEnumerable<string> SigningKeys() =>
        Host.Settings.Where(setting => setting is { Key: "SECRET_KEY" or "AccessTokens__SigningKey", Value.Length: > 0 }).Select(setting => setting.Value);
}

internal static class HostAssertions
{
    extension(Assert)
    {
        /// <summary>The host gave up with exit code 1 and one sentence for the operator, which says all this.</summary>
        public static void ThatRefused(HostExit exit, params string[] parts)
        {
            var sentence = exit.Error.Trim();

            Assert.That(exit.Code, Is.EqualTo(1), exit.ToString());
            Assert.That(sentence, Is.Not.Empty.And.Not.Contain("\n").And.Not.Contain("Exception").And.Not.Contain("   at "));

            foreach (var part in parts)
                Assert.That(sentence, Does.Contain(part));
        }

        public static void ThatSucceeded(HostExit exit)
        {
            Assert.That(exit.Code, Is.Zero, exit.ToString());
            Assert.That(exit.Error, Is.Empty);
        }
    }
}
