using System.Net;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.OpenApi;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>Two instances on one database that share a Redis.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class SharedLimitTests(TestDatabase database) : ApiTest(database)
{
    private RedisServer redis = null!;
    private WebApplicationFactory<Program> other = null!;
    private HttpClient elsewhere = null!;

    [OneTimeSetUp]
    public void StartOther()
    {
        other = StartAnother();
        elsewhere = ContractHandler.Connect(other.ClientOptions.BaseAddress);
    }

    [OneTimeTearDown]
    public async Task StopOther()
    {
        elsewhere.Dispose();
        await other.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Test]
    public async Task Two_instances_count_as_one_and_each_by_itself_while_redis_is_away()
    {
        Assert.That(await CountServedAsync(Anonymous, 3), Is.EqualTo(3));
        Assert.That(await CountServedAsync(elsewhere, 3), Is.EqualTo(2));

        await redis.KillAsync();
        Assert.That(await CountServedAsync(Anonymous, 10), Is.EqualTo(2), "it has counted three");
        Assert.That(await CountServedAsync(elsewhere, 10), Is.EqualTo(3), "it has counted two");

        Assert.That(Log.Lines, Has.Some.StartWith("Warning Redis does not answer: each instance limits its callers by itself"));
    }

    [Test]
    public async Task An_account_is_attacked_and_known_on_all_instances()
    {
        using var known = await LogInAsync(Anonymous, AUser.Password, "192.0.2.1");
        Assert.ThatStatus(known, HttpStatusCode.OK);

        for (var time = 0; time < 3; time++)
            Assert.ThatStatus(await LogInAsync(time % 2 == 0 ? Anonymous : elsewhere, "Wrong-Password-1", $"203.0.113.{time}"), HttpStatusCode.Unauthorized);

        Assert.ThatStatus(await LogInAsync(elsewhere, AUser.Password, "203.0.113.9"), HttpStatusCode.TooManyRequests);
        Assert.ThatStatus(await LogInAsync(Anonymous, AUser.Password, "203.0.113.9"), HttpStatusCode.TooManyRequests);
        Assert.ThatStatus(await LogInAsync(elsewhere, AUser.Password, "192.0.2.1"), HttpStatusCode.OK);
    }

    protected override IReadOnlyDictionary<string, string> Configure()
    {
        RequiredServers.SkipWithout(RedisServer.Name, RedisServer.Absence);
        redis ??= RedisServer.CreateAsync().GetAwaiter().GetResult();

        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Redis:ConnectionString"] = redis.ConnectionString,
            ["Proxies:Trusted:0"] = "127.0.0.1",
            ["RateLimits:Address:Quota"] = "5",
            ["RateLimits:Address:Window"] = "1.00:00:00",
            ["RateLimits:Account:Quota"] = "3",
            ["RateLimits:Account:Window"] = "1.00:00:00",
        };
    }

    private static async Task<int> CountServedAsync(HttpClient client, int times)
    {
        var served = 0;

        for (var time = 0; time < times; time++)
        {
            using var response = await client.GetAsync("/api/users");
            served += response.StatusCode is HttpStatusCode.Unauthorized ? 1 : 0;
        }

        return served;
    }

    private static async Task<HttpResponseMessage> LogInAsync(HttpClient client, string password, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login") { Content = new StringContent($$"""{"email":"ada@example.com","password":"{{password}}"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("X-Forwarded-For", address);

        return await client.SendAsync(request);
    }
}
