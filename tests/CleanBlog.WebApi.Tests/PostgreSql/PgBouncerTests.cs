using System.Net;
using System.Net.Http.Json;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.PostgreSql;

/// <summary>The API behind PgBouncer in transaction mode, with far fewer connections than there are requests.</summary>
[TestFixtureSource(typeof(BouncedPostgreSql), nameof(BouncedPostgreSql.Fixture))]
public sealed class PgBouncerTests(BouncedPostgreSql database) : ApiTest(database)
{
    private const int Requests = 50;

    private readonly BouncedPostgreSql database = database;

    [Test]
    public async Task Users_register_and_sign_in()
    {
        var registered = await AllAsync(number => Anonymous.PostAsJsonAsync(
            "/api/auth/register", new { email = $"user{number}@example.com", password = AUser.Password, first_name = "Ada", last_name = "Lovelace" }));
        var signedIn = await AllAsync(number => Anonymous.PostAsJsonAsync("/api/auth/login", new { email = $"user{number}@example.com", password = AUser.Password }));

        Assert.That(registered, Has.All.EqualTo(HttpStatusCode.Created));
        Assert.That(signedIn, Has.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Writes_and_reads_share_the_few_connections()
    {
        var id = await WritePostAsync(Ada);

        for (var repetition = 0; repetition < 3; repetition++)
        {
            var statuses = await AllAsync(number => (number % 4) switch
            {
                0 => Ada.PostAsJsonAsync("/api/posts", new { title = $"Note {number}", content = "Patterns.", published = true }),
                1 => Eve.GetAsync($"/api/posts/{id}"),
                2 => Anonymous.GetAsync("/api/posts"),
                _ => Admin.GetAsync("/api/users"),
            });

            Assert.That(statuses.Distinct(), Is.EquivalentTo(new[] { HttpStatusCode.Created, HttpStatusCode.OK }));
        }

        Assert.That(await InDatabaseAsync(context => context.Posts.CountAsync()), Is.EqualTo(1 + (3 * 13)));
        await using var session = await database.OpenSessionAsync();
        Assert.That(await session.CountApplicationAsync(), Is.InRange(1, BouncedPostgreSql.PoolSize));
    }

    [Test]
    public async Task Of_racing_changes_each_is_made_or_refused()
    {
        var id = await WritePostAsync(Ada);

        var statuses = await AllAsync(number => Ada.PatchAsJsonAsync($"/api/posts/{id}", new { title = $"Note {number}" }));

        Assert.That(statuses, Has.All.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Conflict));
        Assert.That(
            await InDatabaseAsync(context => context.Posts.Select(post => post.Version).SingleAsync()),
            Is.EqualTo(1 + statuses.Count(status => status is HttpStatusCode.OK)));
    }

    [Test]
    public async Task Of_racing_registrations_of_an_address_one_wins()
    {
        var statuses = await AllAsync(_ => Anonymous.PostAsJsonAsync(
            "/api/auth/register", new { email = "grace@example.com", password = AUser.Password, first_name = "Grace", last_name = "Hopper" }));

        Assert.That(statuses, Has.One.EqualTo(HttpStatusCode.Created).And.Exactly(Requests - 1).EqualTo(HttpStatusCode.Conflict));
    }

    private static async Task<List<HttpStatusCode>> AllAsync(Func<int, Task<HttpResponseMessage>> send)
    {
        var statuses = new List<HttpStatusCode>();

        foreach (var response in await Task.WhenAll(Enumerable.Range(0, Requests).Select(send)))
        {
            using (response)
                statuses.Add(response.StatusCode);
        }

        return statuses;
    }
}
