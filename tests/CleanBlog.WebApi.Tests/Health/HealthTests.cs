using System.Net;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Security;

namespace CleanBlog.WebApi.Tests.Health;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class HealthTests(TestDatabase database) : ApiTest(database)
{
    [TestCase("/health")]
    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task A_healthy_server_says_so_and_names_its_version(string path)
    {
        using var response = await Anonymous.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"status":"healthy","version":"1.0.0"}"""));
    }

    [Test]
    public async Task Liveness_asks_nothing_of_the_database()
    {
        using var response = await Anonymous.GetAsync("/health/live");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Sql.Statements, Is.Empty);
    }

    [Test]
    public async Task An_expired_token_does_not_make_the_server_ill()
    {
        var expired = TokenForge.Make(AdaHolder, Clock.GetUtcNow(), lifetime: TimeSpan.FromMinutes(-1));

        using var response = await Client(expired).GetAsync("/health/ready");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
