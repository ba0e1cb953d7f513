using System.Net;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.OpenApi;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>Two instances on one database that share a Redis: what one writes of a caller, the other knows at once. The clock stands still.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SharedSessionTests(TestDatabase database) : ApiTest(database)
{
    private RedisServer redis = null!;
    private WebApplicationFactory<Program> other = null!;

    [OneTimeSetUp]
    public void StartOther() => other = StartAnother();

    [OneTimeTearDown]
    public async Task StopOther()
    {
        await other.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Test]
    public async Task A_logout_counts_at_once_on_the_other()
    {
        using var there = Elsewhere();
        Assert.ThatStatus(await there.GetAsync("/api/users/me"), HttpStatusCode.OK);

        using var left = await Ada.SendAsync(HttpMethod.Post, "/api/auth/logout");

        await Assert.ThatProblem(await there.GetAsync("/api/users/me"), HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task Another_password_counts_at_once_on_the_other()
    {
        using var there = Elsewhere();
        Assert.ThatStatus(await there.GetAsync("/api/users/me"), HttpStatusCode.OK);

        using var changed = await Ada.SendJsonAsync(HttpMethod.Put, "/api/users/me/password", new { CurrentPassword = AUser.Password, NewPassword = "Difference-Engine-1822" });

        await Assert.ThatProblem(await there.GetAsync("/api/users/me"), HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    protected override IReadOnlyDictionary<string, string> Configure()
    {
        RequiredServers.SkipWithout(RedisServer.Name, RedisServer.Absence);
        redis ??= RedisServer.CreateAsync().GetAwaiter().GetResult();

        return new Dictionary<string, string>(StringComparer.Ordinal) { ["Redis:ConnectionString"] = redis.ConnectionString };
    }

    /// <summary>Ada at the other instance.</summary>
    private HttpClient Elsewhere()
    {
        var client = ContractHandler.Connect(other.ClientOptions.BaseAddress);
        client.DefaultRequestHeaders.Authorization = Ada.DefaultRequestHeaders.Authorization;
        return client;
    }
}
