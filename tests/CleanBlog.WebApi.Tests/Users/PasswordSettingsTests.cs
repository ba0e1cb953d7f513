using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

/// <summary>The rules that an operator can set, as NIST SP 800-63B-4 would have them.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class PasswordSettingsTests(TestDatabase database) : ApiTest(database)
{
    [TestCase("correct horse battery staple")]
    [TestCase("loom punched by cards")]
    public async Task A_passphrase_needs_no_composition(string password)
    {
        using var response = await RegisterAsync(password);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created), await response.Content.ReadAsStringAsync());
    }

    [TestCase("Qv7kzmtwQv7kzm", "text.too_short")]
    [TestCase("password password", "password.too_common")]
    public async Task The_other_rules_hold(string password, string code)
    {
        using var response = await RegisterAsync(password);

        await Assert.ThatInvalid(response, "/password", code);
    }

    protected override IReadOnlyDictionary<string, string> Configure() =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Passwords:MinLength"] = "15", ["Passwords:RequireComposition"] = "false" };

    private Task<HttpResponseMessage> RegisterAsync(string password) =>
        Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/register", new { Email = "mary@example.com", FirstName = "Mary", LastName = "Somerville", Password = password });
}
