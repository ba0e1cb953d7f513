using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.PostgreSql;

/// <summary>While the database server does not serve, requests are answered so, soon and without detail; afterwards the same process goes on.</summary>
[TestFixtureSource(typeof(OwnPostgreSql), nameof(OwnPostgreSql.Fixture))]
public sealed class OutageTests(OwnPostgreSql database) : ApiTest(database)
{
    /// <summary>Beyond <see cref="RetryPolicy.Patience"/>, for the last attempt and a busy machine.</summary>
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(4);

    private readonly OwnPostgreSql database = database;

    [Test]
    public async Task A_server_that_was_killed_and_started_again_serves_again()
    {
        await database.Cluster.KillAsync();

        try
        {
            await AssertUnavailableAsync();
        }
        finally
        {
            await database.Cluster.StartAsync();
        }

        await AssertAvailableAsync();
    }

    [Test]
    public async Task A_server_without_a_connection_to_spare_is_unavailable()
    {
        await using var session = await PostgreSqlSession.OpenAsync(await database.ReserveAsync());
        await session.ExecuteAsync($"ALTER ROLE {OwnPostgreSql.Role} CONNECTION LIMIT 0");
        await session.TerminateApplicationAsync();

        try
        {
            await AssertUnavailableAsync();
        }
        finally
        {
            await session.ExecuteAsync($"ALTER ROLE {OwnPostgreSql.Role} CONNECTION LIMIT -1");
        }

        await AssertAvailableAsync();
    }

    private async Task AssertUnavailableAsync()
    {
        var started = Stopwatch.GetTimestamp();

        Task<HttpResponseMessage>[] requests =
        [
            Anonymous.GetAsync("/api/posts"),
            Ada.GetAsync("/api/posts"),
            Ada.PostAsJsonAsync("/api/posts", new { title = "Notes", content = "Patterns." }),
            Anonymous.PostAsJsonAsync("/api/auth/login", new { email = "ada@example.com", password = AUser.Password }),
            Anonymous.GetAsync("/health/ready"),
        ];

        foreach (var response in await Task.WhenAll(requests))
        {
            using (response)
            {
                await Assert.ThatProblem(response, HttpStatusCode.ServiceUnavailable, "server.database_unavailable");
                Assert.That(response.Field("Retry-After"), Does.Match("^[1-9][0-9]*$"));
                Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("127.0.0.1").And.Not.Contain("connection").IgnoreCase);
            }
        }

        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(RetryPolicy.Patience + Allowance));
    }

    private async Task AssertAvailableAsync()
    {
        using var ready = await Anonymous.GetAsync("/health/ready");
        using var read = await Anonymous.GetAsync("/api/posts");
        using var written = await Ada.PostAsJsonAsync("/api/posts", new { title = "Notes", content = "Patterns." });

        Assert.ThatStatus(ready, HttpStatusCode.OK);
        Assert.ThatStatus(read, HttpStatusCode.OK);
        Assert.ThatStatus(written, HttpStatusCode.Created);
    }
}
