using System.Net;
using System.Text;
using CleanBlog.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Health;

/// <summary>The database server is killed under a running server, and comes back.</summary>
[TestFixtureSource(typeof(OwnPostgreSql), nameof(OwnPostgreSql.Fixture))]
public sealed class OutageTests(OwnPostgreSql server) : ApiTest(server)
{
    /// <summary>What an account is asked for; the other bodies are not looked at before the token is.</summary>
    private const string Body = """{"email": "ada@example.com", "password": "Analytical-Engine-1843", "first_name": "Ada", "last_name": "Lovelace"}""";

    private readonly OwnPostgreSql server = server;
    private bool isAway;

    [TearDown]
    public async Task BringBack()
    {
        if (isAway)
            await server.Cluster.StartAsync();

        isAway = false;
    }

    [Test]
    public async Task Every_route_that_needs_the_database_answers_503_and_works_again_afterwards()
    {
        var calls = Calls().ToList();
        var before = await AnswerAsync(calls);
        await TakeAwayAsync();
        var away = await AnswerAsync(calls);
        await BringBack();
        var after = await AnswerAsync(calls);

        Assert.That(calls, Has.Count.GreaterThanOrEqualTo(13));
        Assert.That(before.Select(response => (int)response.StatusCode), Has.All.LessThan(500));
        Assert.That(after.Select(Describe), Has.None.Contains(" 5"));

        foreach (var response in away)
        {
            var problem = await Assert.ThatProblem(response, HttpStatusCode.ServiceUnavailable, "server.database_unavailable");
            Assert.That(response.Field("Retry-After"), Does.Match("^[1-9][0-9]*$"));
            Assert.That(problem.GetRawText(), Does.Not.Contain("127.0.0.1").And.Not.Contain("Npgsql").And.Not.Contain("PostgreSQL").And.Not.Contain("connect"));
        }

        Assert.That(string.Join('\n', Log.Lines), Does.Contain("The database did not answer: PostgreSQL database cleanblog at 127.0.0.1:").And.Not.Contain("Password"));
    }

    [Test]
    public async Task Only_readiness_tells_of_it_among_the_probes()
    {
        await TakeAwayAsync();

        using var health = await Anonymous.GetAsync("/health");
        using var live = await Anonymous.GetAsync("/health/live");
        using var ready = await Anonymous.GetAsync("/health/ready");
        await BringBack();
        using var readyAgain = await Anonymous.GetAsync("/health/ready");

        Assert.That((health.StatusCode, live.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        await Assert.ThatProblem(ready, HttpStatusCode.ServiceUnavailable, "server.database_unavailable");
        Assert.That(ready.Field("Retry-After"), Does.Match("^[1-9][0-9]*$"));
        Assert.That(readyAgain.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_migration_under_way_does_not_make_the_server_unready()
    {
        // As Entity Framework locks it while another instance migrates.
        await using var migration = await PostgreSqlSession.OpenAsync(await server.ReserveAsync());
        await migration.ExecuteAsync("BEGIN; LOCK TABLE \"__EFMigrationsHistory\" IN ACCESS EXCLUSIVE MODE");

        using var ready = await Anonymous.GetAsync("/health/ready");

        Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_server_without_a_connection_to_spare_is_unavailable()
    {
        await using var session = await PostgreSqlSession.OpenAsync(await server.ReserveAsync());
        await session.ExecuteAsync($"ALTER ROLE {OwnPostgreSql.Role} CONNECTION LIMIT 0");
        await session.TerminateApplicationAsync();

        using var refused = await Ada.GetAsync("/api/posts");
        await session.ExecuteAsync($"ALTER ROLE {OwnPostgreSql.Role} CONNECTION LIMIT -1");
        using var served = await Ada.GetAsync("/api/posts");

        await Assert.ThatProblem(refused, HttpStatusCode.ServiceUnavailable, "server.database_unavailable");
        Assert.ThatStatus(served, HttpStatusCode.OK);
    }

    private static string Describe(HttpResponseMessage response) =>
        $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.AbsolutePath} {(int)response.StatusCode}";

    private async Task TakeAwayAsync()
    {
        isAway = true;
        await server.Cluster.KillAsync();
    }

    /// <summary>All at once, because each waits for the database for seconds.</summary>
    private Task<HttpResponseMessage[]> AnswerAsync(IEnumerable<(HttpMethod Method, string Path)> calls) => Task.WhenAll(calls.Select(async call =>
    {
        // Every call has a client's token: routes for everybody read who that is, too.
        using var request = new HttpRequestMessage(call.Method, call.Path);

        if (call.Method != HttpMethod.Get)
            request.Content = new StringContent(Body, Encoding.UTF8, "application/json");

        return await Admin.SendAsync(request);
    }));

    /// <summary>From the routes as the server has them, so that a new one cannot be forgotten.</summary>
    private IEnumerable<(HttpMethod Method, string Path)> Calls() => Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .Where(route => route.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) && !route.RoutePattern.RawText.Contains("docs", StringComparison.Ordinal))
        .SelectMany(route => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
            .Select(method => (new HttpMethod(method), $"/{route.RoutePattern.RawText!.Replace("{id}", $"{AdaId}", StringComparison.Ordinal).Trim('/')}")));
}
