using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>Whoever builds a copy from the feed alone has what the database has, however sixteen others write meanwhile, through two instances.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ConvergenceTests(TestDatabase database) : ApiTest(database)
{
    private const int Writers = 16;
    private const int WritesOfEach = 25;

    /// <summary>A change of what is not there, not theirs, or changed by somebody else just then.</summary>
    private static readonly HttpStatusCode[] Refusals = [HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Conflict];

    private readonly ConcurrentBag<Guid> posts = [];
    private int revised;
    private int deleted;

    [Test]
    public async Task Copies_of_the_feed_are_what_the_lists_show()
    {
        await using var another = StartAnother();
        using var elsewhere = new HttpClient { BaseAddress = another.ClientOptions.BaseAddress };
        using var adminElsewhere = new HttpClient { BaseAddress = another.ClientOptions.BaseAddress, DefaultRequestHeaders = { Authorization = Admin.DefaultRequestHeaders.Authorization } };
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var authors = new List<HttpClient>();

        for (var writer = 0; writer < Writers; writer++)
            authors.Add((await SignInAsync($"writer{writer}@example.com", "Writer", $"{writer}")).Client);

        using var stop = new CancellationTokenSource();
        var (ofNobody, ofEve, ofAda, ofAdmin) = (new FeedCopy(elsewhere, "&limit=7"), new FeedCopy(Eve), new FeedCopy(authors[0], "&limit=100"), new FeedCopy(adminElsewhere));
        var following = Task.WhenAll(new[] { ofNobody, ofEve, ofAda, ofAdmin }.Select(copy => Task.Run(() => FollowAsync(copy, stop.Token))));
        var streamed = new FeedCopy(Anonymous);
        var streaming = Task.Run(() => StreamAsync(streamed));

        try
        {
            await Task.WhenAll(authors.Select((author, writer) => Task.Run(() => WriteAsync(author, another.ClientOptions.BaseAddress, new Random(seed + writer)))));
        }
        finally
        {
            await stop.CancelAsync();
        }

        await following;
        await WritePostAsync(Ada, "The end");
        await streaming;

        foreach (var copy in new[] { ofNobody, ofEve, ofAda, ofAdmin })
            await copy.CatchUpAsync();

        var published = await FeedCopy.ReadListsAsync(Anonymous, "/api/posts");
        Assert.That(ofNobody.Things, Is.EqualTo(published), $"{seed}");
        Assert.That(streamed.Things, Is.EqualTo(published), $"{seed}");
        Assert.That(ofEve.Things, Is.EqualTo(await FeedCopy.ReadListsAsync(Eve, "/api/posts", "/api/posts?published=false", "/api/users")), $"{seed}");
        Assert.That(ofAda.Things, Is.EqualTo(await FeedCopy.ReadListsAsync(authors[0], "/api/posts", "/api/posts?published=false", "/api/users")), $"{seed}");
        Assert.That(ofAdmin.Things, Is.EqualTo(await FeedCopy.ReadListsAsync(Admin, "/api/posts", "/api/posts?published=false", "/api/users")), $"{seed}");
        Assert.That(revised, Is.GreaterThan(Writers * WritesOfEach / 20), $"{seed}");
        Assert.That(deleted, Is.GreaterThan(2), $"{seed}");
    }

    private static async Task FollowAsync(FeedCopy copy, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await copy.StepAsync();
    }

    private async Task StreamAsync(FeedCopy copy)
    {
        using var events = await EventReader.OpenAsync(Anonymous, "/api/changes");

        while (await events.ReadEventAsync() is { } told)
        {
            var change = JsonElement.Parse(told.Data!);
            copy.Apply(change);

            if (change.TryGetProperty("post", out var post) && post.Text("title") is "The end")
                return;
        }

        Assert.Fail("The stream ended too early.");
    }

    /// <summary>Writes what it likes to whatever there is, as its author or as an administrator, at one of both instances; what is refused is refused.</summary>
    private async Task WriteAsync(HttpClient author, Uri elsewhere, Random random)
    {
        using var away = new HttpClient { BaseAddress = elsewhere, DefaultRequestHeaders = { Authorization = author.DefaultRequestHeaders.Authorization } };

        for (var write = 0; write < WritesOfEach; write++)
        {
            var client = random.Next(3) switch
            {
                0 => Admin,
                1 => away,
                _ => author,
            };

            switch (random.Next(10))
            {
                case < 4:
                    posts.Add(await WritePostAsync(client, $"Post {random.Next(1000)}", published: random.Next(2) == 0));
                    break;
                case < 6:
                    await ReviseAsync(client, new { title = $"Revised {random.Next(1000)}" }, random);
                    break;
                case < 8:
                    await ReviseAsync(client, new { published = random.Next(2) == 0 }, random);
                    break;
                case 8 when Pick(random) is { } post:
                    if (await IsDoneAsync(client.DeleteAsync($"/api/posts/{post}"), HttpStatusCode.NoContent))
                        Interlocked.Increment(ref deleted);

                    break;
                default:
                    await RenameAsync(author, $"Writer {random.Next(1000)}");
                    break;
            }
        }
    }

    private async Task ReviseAsync(HttpClient client, object patch, Random random)
    {
        if (Pick(random) is { } post && await IsDoneAsync(client.PatchAsJsonAsync($"/api/posts/{post}", patch), HttpStatusCode.OK))
            Interlocked.Increment(ref revised);
    }

    private static async Task RenameAsync(HttpClient user, string name)
    {
        var me = (await user.ReadAsync("/api/users/me")).GetProperty("id").GetGuid();
        await IsDoneAsync(user.PatchAsJsonAsync($"/api/users/{me}", new { first_name = name }), HttpStatusCode.OK);
    }

    /// <summary>Whether it was done or refused, and nothing else.</summary>
    private static async Task<bool> IsDoneAsync(Task<HttpResponseMessage> sent, HttpStatusCode success)
    {
        using var response = await sent;
        Assert.That(Refusals.Append(success), Does.Contain(response.StatusCode));

        return response.StatusCode == success;
    }

    private Guid? Pick(Random random) => posts.ToArray() is { Length: > 0 } there ? there[random.Next(there.Length)] : null;
}
