using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Changes;
using CleanBlog.WebApi.Tests.OpenApi;

namespace CleanBlog.WebApi.Tests.Crash;

/// <summary>What clients have to put up with for a while.</summary>
internal enum Outage
{
    None,

    /// <summary>The server is killed: connections break.</summary>
    OfTheServer,

    /// <summary>The database is killed: the server answers 503 and says when to come back.</summary>
    OfTheDatabase,
}

/// <summary>What all clients of a blog share.</summary>
internal sealed class BlogAccess(Uri address) : IDisposable
{
    /// <summary>Longer than any client would wait; an answer that takes it counts as none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private volatile Outage outage;
    private volatile int outages;

    public HttpClient Http { get; } = ContractHandler.Connect(address, Patience);

    public Ledger Ledger { get; } = new();

    public Outage Outage
    {
        get => outage;

        set
        {
            outage = value;

            if (value is not Outage.None)
                outages++;
        }
    }

    public TimeSpan SlowestAnswer { get; private set; }

    public void Dispose() => Http.Dispose();

    /// <summary>Sends a request and judges its answer.</summary>
    /// <returns>Whether the server still answers.</returns>
    public async Task<bool> SendAsync(HttpMethod method, string path, string? token, object? body, Func<HttpResponseMessage, Task> succeeded)
    {
        var (before, outagesBefore, start) = (Outage, outages, Stopwatch.GetTimestamp());
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };

        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        try
        {
            // The status is the acknowledgement, whatever becomes of the rest.
            using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

            if (response.IsSuccessStatusCode)
                await succeeded(response);
            else
                await RefuseAsync(response, mayBeAway: before is Outage.OfTheDatabase || outages != outagesBefore);

            Time(start);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
        {
            Ledger.Broken.Add();

            if (Outage is not Outage.OfTheServer)
                Ledger.Violate($"{method} {path}: {exception.Message} {exception.InnerException?.Message}");

            return false;
        }
    }

    private async Task RefuseAsync(HttpResponseMessage response, bool mayBeAway)
    {
        var isHonest = response.StatusCode is HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null;

        if (!mayBeAway || !isHonest)
            Ledger.Violate($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");

        Ledger.Unavailable.Add();
    }

    private void Time(long start)
    {
        lock (gate)
        {
            if (Stopwatch.GetElapsedTime(start) is var took && took > SlowestAnswer)
                SlowestAnswer = took;
        }
    }
}

/// <summary>One author, who writes posts and changes them, and whose things nobody else touches. What it was promised is in the ledger.</summary>
internal sealed class Writer(BlogAccess blog, string name, Entry account, string token, Random random)
{
    private readonly List<Entry> posts = [];
    private int opened;

    public static async Task<Writer> SignUpAsync(BlogAccess blog, string name, int seed)
    {
        var account = blog.Ledger.Open($"{name}@example.com");
        var token = "";

        await RegisterAsync(blog, account);
        await blog.SendAsync(HttpMethod.Post, "/api/auth/login", token: null, new { email = account.Marker, password = AUser.Password }, async response =>
            token = (await response.ReadAsync()).Text("access_token"));

        return new(blog, name, account, token, new Random(seed));
    }

    /// <summary>Writes until it is told to stop, or nobody answers any more.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && await WriteAsync())
        {
            // As fast as it is answered.
        }
    }

    private static Task<bool> RegisterAsync(BlogAccess blog, Entry account)
    {
        var row = Row.OfUser(account.Marker, 1);

        return WriteAsync(blog, HttpMethod.Post, "/api/auth/register", token: null, new { email = row.Marker, first_name = row.First, last_name = row.Second, password = AUser.Password }, account, row);
    }

    private static Task<bool> WriteAsync(BlogAccess blog, HttpMethod method, string path, string? token, object? body, Entry entry, Row? row)
    {
        entry.Write(row);

        return blog.SendAsync(method, path, token, body, async response =>
        {
            entry.Path ??= response.Headers.Location?.ToString();
            entry.Acknowledge();
            blog.Ledger.Acknowledged.Add();
            await response.Content.ReadAsByteArrayAsync();
        });
    }

    private Task<bool> WriteAsync() => random.Next(100) switch
    {
        < 5 => RegisterAsync(blog, blog.Ledger.Open($"{name}-{++opened}@example.com")),
        < 15 when account.IsThere => RenameAsync(),
        < 45 when PickPost() is { } post => ReviseAsync(post),
        < 55 when PickPost() is { } post => DeleteAsync(post),
        _ => PublishAsync(),
    };

    private Task<bool> PublishAsync()
    {
        var post = blog.Ledger.Open($"{name}-{++opened}");
        var row = Row.OfPost(post.Marker, 1, random);
        posts.Add(post);

        return SendAsync(HttpMethod.Post, "/api/posts", new { title = row.First, content = row.Second, published = true }, post, row);
    }

    private Task<bool> ReviseAsync(Entry post)
    {
        var row = Row.OfPost(post.Marker, post.NextVersion, random);

        return SendAsync(HttpMethod.Patch, post.Path!, new { title = row.First, content = row.Second }, post, row);
    }

    private Task<bool> DeleteAsync(Entry post) => SendAsync(HttpMethod.Delete, post.Path!, body: null, post, row: null);

    private Task<bool> RenameAsync()
    {
        var row = Row.OfUser(account.Marker, account.NextVersion);

        return SendAsync(HttpMethod.Patch, account.Path!, new { first_name = row.First, last_name = row.Second }, account, row);
    }

    private Task<bool> SendAsync(HttpMethod method, string path, object? body, Entry entry, Row? row) => WriteAsync(blog, method, path, token, body, entry, row);

    private Entry? PickPost()
    {
        var there = posts.FindAll(post => post is { IsThere: true, Path: not null });

        return there.Count == 0 ? null : there[random.Next(there.Count)];
    }
}

/// <summary>Somebody who leafs through the blog, and never sees half of a post.</summary>
internal sealed class Reader(BlogAccess blog, Random random)
{
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && await ReadAsync())
        {
            // As fast as it is answered.
        }
    }

    private Task<bool> ReadAsync() => blog.SendAsync(HttpMethod.Get, $"/api/posts?limit=10&skip={random.Next(50)}", token: null, body: null, async response =>
    {
        var page = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;

        foreach (var post in page.GetProperty("data").EnumerateArray().Select(post => Row.OfPost(post.Text("title"), post.Text("content"))).Where(post => !post.IsWhole))
            blog.Ledger.Violate($"Half of a post was read: {post}");

        blog.Ledger.Read.Add();
    });
}

/// <summary>Somebody who knows nothing but what the change feed tells.</summary>
internal sealed class Follower(BlogAccess blog)
{
    /// <summary>What it follows is not how often it asks: it leaves the machine to those who write.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly FeedCopy copy = new(blog.Http, "&limit=100");

    /// <summary>The posts as they were told last.</summary>
    public IEnumerable<Row> Posts => copy.Things.Select(thing => JsonElement.Parse(thing)).Select(post => Row.OfPost(post.Text("title"), post.Text("content")) with { Version = post.GetProperty("version").GetInt32() });

    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval);

        while (!stop.IsCancellationRequested && await StepAsync())
            await timer.WaitForNextTickAsync(CancellationToken.None);
    }

    /// <summary>Goes on to the end of the feed.</summary>
    public Task CatchUpAsync() => copy.CatchUpAsync();

    private Task<bool> StepAsync() => blog.SendAsync(HttpMethod.Get, copy.Address, token: null, body: null, async response =>
        copy.ApplyAll(JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement));
}
