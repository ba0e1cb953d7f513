using System.Net;
using CleanBlog.Testing;
using Npgsql;

namespace CleanBlog.WebApi.Tests.PostgreSql;

[TestFixtureSource(typeof(ImpatientPostgreSql), nameof(ImpatientPostgreSql.Fixture))]
public sealed class ConnectionPoolTests(OnlyPostgreSql database) : ApiTest(database)
{
    private const int MaxPoolSize = 5;

    private readonly OnlyPostgreSql database = database;

    protected override IReadOnlyDictionary<string, string> Configure() =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Persistence:MaxPoolSize"] = $"{MaxPoolSize}" };

    [Test]
    public async Task The_server_opens_no_more_connections_than_it_may_and_makes_nobody_wait_for_ever()
    {
        await WritePostAsync(Ada);
        await using var session = await database.OpenSessionAsync();
        await session.ExecuteAsync("BEGIN; LOCK TABLE posts");

        var served = Enumerable.Range(0, MaxPoolSize).Select(_ => Anonymous.GetAsync("/api/posts")).ToList();
        await session.UntilApplicationWaitsAsync(MaxPoolSize);
        var unserved = await Task.WhenAll(Enumerable.Range(0, 50 - MaxPoolSize).Select(_ => Anonymous.GetAsync("/api/posts")));
        var connections = await session.CountApplicationAsync();
        await session.ExecuteAsync("COMMIT");

        Assert.That(connections, Is.EqualTo(MaxPoolSize));

        foreach (var response in unserved)
            await Assert.ThatProblem(response, HttpStatusCode.ServiceUnavailable, "server.database_unavailable");

        foreach (var response in await Task.WhenAll(served))
            Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [Test]
    public async Task Fifty_requests_share_a_small_pool()
    {
        var id = await WritePostAsync(Ada);
        await using var session = await database.OpenSessionAsync();

        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Anonymous.GetAsync($"/api/posts/{id}")));

        foreach (var response in responses)
            Assert.ThatStatus(response, HttpStatusCode.OK);

        Assert.That(await session.CountApplicationAsync(), Is.InRange(1, MaxPoolSize));
    }
}

/// <summary>Whoever gets no connection within a second gives up.</summary>
public sealed class ImpatientPostgreSql : OnlyPostgreSql
{
    public static new IEnumerable<TestFixtureData> Fixture => [AsFixture(new ImpatientPostgreSql())];

    protected override Task<string> LeadAsync(string connectionString) =>
        Task.FromResult(new NpgsqlConnectionStringBuilder(connectionString) { Timeout = 1 }.ConnectionString);
}
