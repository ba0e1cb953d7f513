using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CleanBlog.Testing.Scaling;

/// <summary>A request that was answered, or was not.</summary>
/// <param name="At">When it ended, by the clock of <see cref="Stopwatch"/>.</param>
/// <param name="Took">Until then.</param>
/// <param name="IsWrite">Or else a read.</param>
/// <param name="Failure">The status, or what became of the connection; null where it succeeded.</param>
public sealed record Attempt(long At, TimeSpan Took, bool IsWrite, string? Failure);

/// <summary>Authors and readers at one address, who judge every answer by what they saw and wrote before.</summary>
public sealed class BlogTraffic : IDisposable
{
    internal const int PageSize = 20;

    internal static readonly string NewestPage = string.Create(CultureInfo.InvariantCulture, $"/api/posts?limit={PageSize}");

    /// <summary>Longer than any client would wait; an answer that takes it counts as none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Uri address;
    private readonly ConcurrentQueue<Attempt> attempts = new();
    private readonly ConcurrentQueue<string> violations = new();
    private readonly List<BlogAuthor> authors = [];
    private readonly List<BlogVisitor> visitors = [];
    private readonly List<HttpClient> connections = [];

    public BlogTraffic(Uri address) => this.address = address;

    /// <summary>Answers that were older than what the same client had written or seen before.</summary>
    public IReadOnlyCollection<string> Violations => violations;

    /// <summary>Ids of posts that are there or were.</summary>
    internal ConcurrentDictionary<Guid, byte> Posts { get; } = new();

    /// <summary>Opens accounts and logs in. Each client has connections of its own.</summary>
    public async Task SignUpAsync(int authorCount, int visitorCount, string name = "author")
    {
        for (var number = 0; number < authorCount; number++)
            authors.Add(await BlogAuthor.SignUpAsync(this, string.Create(CultureInfo.InvariantCulture, $"{name}{number}")));

        visitors.AddRange(Enumerable.Range(0, visitorCount).Select(number => new BlogVisitor(this, new Random(number))));
    }

    /// <summary>Keeps all clients busy while something happens, each with a request every so often; when this ends, none is under way.</summary>
    /// <returns>What they asked meanwhile.</returns>
    public async Task<IReadOnlyList<Attempt>> FlowAsync(TimeSpan pace, Func<Task> meanwhile)
    {
        var before = attempts.Count;
        using var stop = new CancellationTokenSource();
        var clients = Task.WhenAll([
            .. authors.Select(author => Task.Run(() => RepeatAsync(author.WorkAsync, pace, stop.Token))),
            .. visitors.Select(visitor => Task.Run(() => RepeatAsync(visitor.ReadAsync, pace, stop.Token))),
        ]);

        try
        {
            await Task.WhenAny(meanwhile(), clients).Unwrap();
        }
        finally
        {
            await stop.CancelAsync();
            await clients;
        }

        return [.. attempts.Skip(before)];
    }

    /// <summary>From now on every client succeeds so many times: each author in writing, each visitor in reading.</summary>
    public async Task GoesOnAsync(int times)
    {
        var before = Successes();
        await Eventually.HoldsAsync($"every client got {times} answers more", () => Task.FromResult(Successes().Zip(before, (now, then) => now - then).All(more => more >= times)));
    }

    /// <summary>Compares what was acknowledged with what is stored. Nobody may be writing.</summary>
    /// <returns>What was lost, and what was done twice.</returns>
    public async Task<(IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled)> CompareAsync(string connectionString)
    {
        await using var session = await PostgreSqlSession.OpenAsync(connectionString);
        var json = await session.AskAsync<string>("SELECT coalesce(json_agg(json_build_object('title', title, 'version', version))::text, '[]') FROM posts");
        var stored = JsonDocument.Parse(json).RootElement.EnumerateArray()
            .Select(row => (Title: SeenPost.Parse(row.GetProperty("title").GetString()!), Version: row.GetProperty("version").GetInt32()))
            .ToLookup(row => row.Title.Marker, StringComparer.Ordinal);
        var (lost, doubled) = (new List<string>(), new List<string>());

        foreach (var post in authors.SelectMany(author => author.Posts))
        {
            var rows = stored[post.Marker].ToList();
            int? revision = rows is [] ? null : rows[0].Title.Revision;

            if (rows.Count > 1 || rows.Exists(row => row.Title.Revision != row.Version))
                doubled.Add($"{post.Marker}: {string.Join(", ", rows.Select(row => $"revision {row.Title.Revision} as version {row.Version}"))}");

            if (!post.Allows(revision))
                lost.Add($"{post.Marker}: acknowledged {post.Acknowledged?.ToString(CultureInfo.InvariantCulture) ?? "deletion"}, stored {revision?.ToString(CultureInfo.InvariantCulture) ?? "nothing"}");
        }

        return (lost, doubled);
    }

    public void Dispose() => connections.ForEach(connection => connection.Dispose());

    internal void Violate(string what) => violations.Enqueue(what);

    /// <summary>A client with connections of its own.</summary>
    internal HttpClient Connect()
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = address, Timeout = Patience };

        lock (connections)
            connections.Add(http);

        return http;
    }

    /// <summary>Sends a request once.</summary>
    /// <returns>The answer if it is one that the client can use; null where it has to ask again.</returns>
    internal async Task<HttpResponseMessage?> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        var start = Stopwatch.GetTimestamp();
        var isWrite = request.Method != HttpMethod.Get;

        try
        {
            using (request)
            {
                var response = await http.SendAsync(request);
                var failure = (int)response.StatusCode is < 400 or 404 or 410 ? null : ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
                attempts.Enqueue(new Attempt(Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(start), isWrite, failure));

                if (failure is null)
                    return response;

                response.Dispose();
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            var failure = exception is TaskCanceledException ? "no answer" : "broken connection";
            attempts.Enqueue(new Attempt(Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(start), isWrite, failure));
        }

        return null;
    }

    private static async Task RepeatAsync(Func<Task> step, TimeSpan pace, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(pace);

        while (!stop.IsCancellationRequested)
        {
            await step();
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private IReadOnlyList<int> Successes() => [.. authors.Select(author => author.Written), .. visitors.Select(visitor => visitor.Reads)];
}
