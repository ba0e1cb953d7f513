using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Security;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class ConfiguredOriginTests(TestDatabase database) : ApiTest(database)
{
    [TestCase("https://blog.example.com", true)]
    [TestCase("https://admin.example.com:8443", true)]
    [TestCase("http://localhost:3000", false)]
    [TestCase("http://blog.example.com", false)]
    public async Task Only_configured_origins_are_allowed(string origin, bool allowed)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts", ("Origin", origin));

        Assert.That(response.Field("Access-Control-Allow-Origin"), allowed ? Is.EqualTo(origin) : Is.Null);
    }

    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Cors:AllowedOrigins:0"] = "https://blog.example.com",
        ["Cors:AllowedOrigins:1"] = "https://admin.example.com:8443",
    };
}
