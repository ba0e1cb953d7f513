using System.Net;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.Health;

/// <summary>Only a database in a file can be taken away and brought back in a test.</summary>
[TestFixtureSource(nameof(DatabasesInFiles))]
public sealed class ReadinessTests(TestDatabase database) : ApiTest(database)
{
    private string file = "";

    public static IEnumerable<TestDatabase> DatabasesInFiles { get; } =
        TestDatabase.Kinds.Where(database => string.Equals(database.Provider.Name, "sqlite", StringComparison.OrdinalIgnoreCase));

    private string Aside => $"{file}.aside";

    [SetUp]
    public async Task FindFile() => file = await InDatabaseAsync(context => Task.FromResult(context.Database.GetDbConnection().DataSource));

    [TearDown]
    public void BringFileBack()
    {
        if (File.Exists(Aside))
            File.Move(Aside, file, overwrite: true);
    }

    [Test]
    public async Task A_server_without_its_database_is_not_ready()
    {
        File.Move(file, Aside);

        using var response = await Anonymous.GetAsync("/health/ready");

        await Assert.ThatProblem(response, HttpStatusCode.ServiceUnavailable, "server.database_unavailable");
        Assert.That(response.Field("Retry-After"), Does.Match("^[1-9][0-9]*$"));
    }

    [Test]
    public async Task A_server_that_loses_its_database_is_no_longer_ready()
    {
        using var before = await Anonymous.GetAsync("/health/ready");
        File.Move(file, Aside);

        using var after = await Anonymous.GetAsync("/health/ready");

        Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThatProblem(after, HttpStatusCode.ServiceUnavailable, "server.database_unavailable");
    }

    [Test]
    public async Task A_server_is_ready_again_when_its_database_is_back()
    {
        File.Move(file, Aside);
        using var away = await Anonymous.GetAsync("/health/ready");
        File.Move(Aside, file);

        using var back = await Anonymous.GetAsync("/health/ready");

        Assert.That(away.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_server_without_its_database_is_still_alive()
    {
        File.Move(file, Aside);

        using var response = await Anonymous.GetAsync("/health/live");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
