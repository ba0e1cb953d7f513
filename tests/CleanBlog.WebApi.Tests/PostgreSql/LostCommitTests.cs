using System.Net;
using System.Net.Http.Json;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.PostgreSql;

/// <summary>A client never hears that its write lost its connection to the database around COMMIT.</summary>
[TestFixtureSource(typeof(ProxiedPostgreSql), nameof(ProxiedPostgreSql.Fixture))]
public sealed class LostCommitTests(ProxiedPostgreSql database) : ApiTest(database)
{
    /// <summary>Cuts of each kind at each kind of write.</summary>
    private const int Rounds = 9;

    private readonly ProxiedPostgreSql database = database;

    [Test]
    public async Task Posts_are_written_once([Values] Cut cut)
    {
        await EachCutAsync(cut, async round =>
        {
            using var written = await Ada.PostAsJsonAsync("/api/posts", new { title = $"Note {round}", content = "Patterns.", published = true });
            Assert.ThatStatus(written, HttpStatusCode.Created);
        });

        Assert.That(await InDatabaseAsync(context => context.Posts.Select(post => post.Title).ToListAsync()), Is.EquivalentTo(Enumerable.Range(0, Rounds).Select(round => $"Note {round}")));
    }

    [Test]
    public async Task Posts_are_revised_once([Values] Cut cut)
    {
        var id = await WritePostAsync(Ada);

        await EachCutAsync(cut, async round =>
        {
            using var revised = await Ada.PatchAsJsonAsync($"/api/posts/{id}", new { title = $"Note {round}" });
            Assert.ThatStatus(revised, HttpStatusCode.OK);
        });

        Assert.That(await InDatabaseAsync(context => context.Posts.Select(post => post.Version).SingleAsync()), Is.EqualTo(1 + Rounds));
    }

    [Test]
    public async Task Posts_are_deleted_once([Values] Cut cut)
    {
        var ids = new List<Guid>();

        for (var round = 0; round < Rounds; round++)
            ids.Add(await WritePostAsync(Ada));

        await EachCutAsync(cut, async round =>
        {
            using var deleted = await Ada.DeleteAsync($"/api/posts/{ids[round]}");
            Assert.ThatStatus(deleted, HttpStatusCode.NoContent);
        });

        Assert.That(await InDatabaseAsync(context => context.Posts.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Several_changes_are_made_once([Values] Cut cut)
    {
        var id = await WritePostAsync(Ada);

        await EachCutAsync(cut, async round =>
        {
            object[] items =
            [
                new { operation = "create", key = $"{round}", post = new { title = $"Note {round}", content = "Patterns.", published = true } },
                new { operation = "update", id, patch = new { title = $"Round {round}" } },
            ];

            using var changed = await Ada.PostAsJsonAsync("/api/posts/bulk", new { items });
            Assert.That((await changed.ReadAsync()).GetProperty("failed").GetInt32(), Is.Zero);
        });

        Assert.That(await InDatabaseAsync(context => context.Posts.Where(post => post.Id == Domain.Posts.PostId.From(id)).Select(post => post.Version).SingleAsync()), Is.EqualTo(1 + Rounds));
        Assert.That(await InDatabaseAsync(context => context.Posts.CountAsync()), Is.EqualTo(1 + Rounds));
    }

    [Test]
    public async Task Users_are_registered_once([Values] Cut cut)
    {
        await EachCutAsync(cut, async round =>
        {
            var user = new { email = $"user{round}@example.com", password = AUser.Password, first_name = "Ada", last_name = "Lovelace" };
            using var registered = await Anonymous.PostAsJsonAsync("/api/auth/register", user);
            Assert.ThatStatus(registered, HttpStatusCode.Created);
        });

        Assert.That(await InDatabaseAsync(context => context.Users.CountAsync()), Is.EqualTo(3 + Rounds));
    }

    [Test]
    public async Task Posts_with_a_key_are_written_once_however_often_they_are_sent([Values] Cut cut)
    {
        await EachCutAsync(cut, async round =>
        {
            using var written = await WriteWithKeyAsync(round);
            Assert.ThatStatus(written, HttpStatusCode.Created);

            using var again = await WriteWithKeyAsync(round);
            Assert.That(await again.Content.ReadAsStringAsync(), Is.EqualTo(await written.Content.ReadAsStringAsync()));
        });

        Assert.That(await InDatabaseAsync(context => context.Posts.Select(post => post.Title).ToListAsync()), Is.EquivalentTo(Enumerable.Range(0, Rounds).Select(round => $"Note {round}")));
    }

    [Test]
    public async Task A_registration_with_a_key_whose_commit_was_lost_is_no_duplicate_of_itself([Values] Cut cut)
    {
        await EachCutAsync(cut, async round =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/register")
            {
                Content = JsonContent.Create(new { email = $"user{round}@example.com", password = AUser.Password, first_name = "Ada", last_name = "Lovelace" }),
            };
            request.Headers.Add("Idempotency-Key", $"round-{round}");

            using var registered = await Anonymous.SendAsync(request);
            Assert.ThatStatus(registered, HttpStatusCode.Created);
        });

        Assert.That(await InDatabaseAsync(context => context.Users.CountAsync()), Is.EqualTo(3 + Rounds));
    }

    [Test]
    public async Task An_address_that_is_taken_is_refused_though_the_database_went_away_meanwhile()
    {
        // It is the second attempt that meets the address, which grace@example.com took over after the first was cut.
        await SignInAsync("grace@example.com", "Grace", "Hopper");
        var cuts = database.Proxy.Cuts;
        var taken = 0;
        database.Proxy.CutNext(Cut.Before);
        database.Proxy.Commits = sent =>
        {
            if (database.Proxy.Cuts > cuts && sent.Span.IndexOf("INSERT INTO commits"u8) >= 0 && Interlocked.Exchange(ref taken, 1) == 0)
                Task.Run(TakeAddressAsync).Wait();

            return TcpProxy.HaveCommit(sent);
        };

        using var registered = await Anonymous.PostAsJsonAsync(
            "/api/auth/register", new { email = "taken@example.com", password = AUser.Password, first_name = "Ada", last_name = "Lovelace" });

        await Assert.ThatProblem(registered, HttpStatusCode.Conflict, "user.email_taken");
        Assert.That(taken, Is.EqualTo(1));
    }

    private async Task<HttpResponseMessage> WriteWithKeyAsync(int round)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/posts") { Content = JsonContent.Create(new { title = $"Note {round}", content = "Patterns.", published = true }) };
        request.Headers.Add("Idempotency-Key", $"round-{round}");
        return await Ada.SendAsync(request);
    }

    private async Task EachCutAsync(Cut cut, Func<int, Task> write)
    {
        var before = database.Proxy.Cuts;

        for (var round = 0; round < Rounds; round++)
        {
            database.Proxy.CutNext(cut);
            await write(round);
        }

        Assert.That(database.Proxy.Cuts - before, Is.EqualTo(Rounds));
    }

    private async Task TakeAddressAsync()
    {
        await using var session = await database.OpenSessionAsync();
        await session.ExecuteAsync("UPDATE users SET email = 'taken@example.com' WHERE email = 'grace@example.com'");
    }
}
