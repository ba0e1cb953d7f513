using System.Data.Common;
using System.Diagnostics;
using System.Net;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Crash;

/// <summary>The built server as a process, clients that never rest, and a look behind its back at what is stored.</summary>
internal sealed class BlogUnderLoad : IDisposable
{
    /// <summary>Far beyond what any step takes, for machines that are busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(25);

    private readonly HostFolder host = new();
    private readonly TestDatabase database;
    private readonly string connectionString;
    private readonly Random random;
    private readonly List<Writer> writers = [];
    private readonly List<Reader> readers = [];
    private readonly List<Follower> followers = [];
    private HostProcess? process;

    /// <summary>Nothing runs yet.</summary>
    /// <param name="database">Which kind.</param>
    /// <param name="connectionString">Where it is; null for a file in the server's folder.</param>
    /// <param name="seed">Of everything that is random.</param>
    public BlogUnderLoad(TestDatabase database, string? connectionString, int seed)
    {
        var url = $"http://127.0.0.1:{FreePort.Find()}";

        this.database = database;
        this.connectionString = connectionString ?? $"Data Source={host.DatabasePath}";
        random = new Random(seed);
        Access = new BlogAccess(new Uri(url));

        host.Settings["ASPNETCORE_URLS"] = url;
        host.Settings["Passwords__Iterations"] = "1";
        host.Settings["RateLimits__Enabled"] = "false";
        host.Settings["Persistence__Provider"] = database.Provider.Name;
        host.Settings["Persistence__ConnectionString"] = this.connectionString;
        host.Settings["Persistence__MigrateOnStart"] = "true";
    }

    public BlogAccess Access { get; }

    public Ledger Ledger => Access.Ledger;

    private bool IsSqlite => string.Equals(database.Provider.Name, "Sqlite", StringComparison.Ordinal);

    public int Below(int bound) => random.Next(bound);

    /// <summary>Starts the server where the last one was.</summary>
    /// <returns>How long it took until it was ready.</returns>
    public Task<TimeSpan> StartAsync()
    {
        process = host.Start();
        return BecomeReadyAsync();
    }

    /// <summary>Waits until the server that runs says that it is ready.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> BecomeReadyAsync()
    {
        var start = Stopwatch.GetTimestamp();

        await UntilAsync(async () =>
        {
            try
            {
                using var response = await Access.Http.GetAsync("/health/ready");
                return response.StatusCode is HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });

        return Stopwatch.GetElapsedTime(start);
    }

    public async Task SignUpAsync(int writerCount, int readerCount)
    {
        writers.AddRange(await Task.WhenAll(Enumerable.Range(0, writerCount).Select(number => Writer.SignUpAsync(Access, $"writer{number}", random.Next()))));
        followers.Add(new Follower(Access));
        readers.AddRange(Enumerable.Range(0, readerCount).Select(_ => new Reader(Access, new Random(random.Next()))));
    }

    /// <summary>Keeps all clients busy while something happens; when this ends, none of their requests is under way.</summary>
    public async Task LoadAsync(Func<Task> meanwhile)
    {
        using var stop = new CancellationTokenSource();
        var clients = Task.WhenAll([
            .. writers.Select(writer => Task.Run(() => writer.RunAsync(stop.Token))),
            .. readers.Select(reader => Task.Run(() => reader.RunAsync(stop.Token))),
            .. followers.Select(follower => Task.Run(() => follower.RunAsync(stop.Token))),
        ]);

        try
        {
            await meanwhile().WaitAsync(Patience);
        }
        finally
        {
            await stop.CancelAsync();
            await clients;
        }
    }

    /// <summary>kill -9. What the database had been told to do is done or dropped when this ends.</summary>
    public async Task KillAsync()
    {
        await process!.KillAsync();

        if (!IsSqlite)
            await UntilAsync(async () => await AskAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()") == 0);
    }

    /// <summary>Compares what is stored, and what the API shows of it, with what clients were told. Nobody may be writing.</summary>
    public async Task<Differences> CompareAsync()
    {
        var posts = await ReadAsync("SELECT title, content, version FROM posts", row => Row.OfPost(row.GetString(0), row.GetString(1)) with { Version = row.GetInt32(2) });
        var users = await ReadAsync("SELECT email, first_name, last_name, version FROM users", row => new Row(row.GetString(0), row.GetInt32(3), row.GetString(1), row.GetString(2)));

        var differences = Ledger.Compare([.. posts, .. users]);
        var damage = await FindDamageAsync();
        var unlike = await CompareApiAsync(posts.Count);
        var strayed = await CompareFeedAsync(posts);

        return differences with { Torn = [.. differences.Torn, .. damage], Lost = [.. differences.Lost, .. unlike, .. strayed] };
    }

    public void Dispose()
    {
        Access.Dispose();
        host.Dispose();
    }

    /// <summary>A copy that was built from the change feed alone, over every kill, is what is stored.</summary>
    private async Task<IReadOnlyList<string>> CompareFeedAsync(IReadOnlyList<Row> stored)
    {
        var differences = new List<string>();

        foreach (var follower in followers)
        {
            await follower.CatchUpAsync();
            var copied = follower.Posts.ToHashSet();
            differences.AddRange(stored.Where(row => !copied.Contains(row)).Select(row => $"The change feed has not told of {row}"));
            differences.AddRange(copied.Except(stored).Select(row => $"The change feed has not told that {row} is no more"));
        }

        return differences;
    }

    /// <summary>What the database itself says about its files and references.</summary>
    private async Task<IReadOnlyList<string>> FindDamageAsync()
    {
        var orphans = await AskAsync<long>("SELECT count(*) FROM posts WHERE author_id NOT IN (SELECT id FROM users)");
        List<string> damage = orphans == 0 ? [] : [$"{orphans} posts of nobody"];

        if (IsSqlite)
        {
            damage.AddRange((await ReadAsync("PRAGMA integrity_check", row => row.GetString(0))).Where(line => line is not "ok"));
            damage.AddRange(await ReadAsync("PRAGMA foreign_key_check", row => $"A broken reference in {row.GetString(0)}"));
        }

        return damage;
    }

    /// <summary>How many posts there are in all, and the newest and some others one by one.</summary>
    private async Task<IReadOnlyList<string>> CompareApiAsync(int posts)
    {
        const int Newest = 100;
        const int Others = 50;

        var page = await Access.Http.ReadAsync("/api/posts?limit=1");
        var total = page.GetProperty("pagination").GetProperty("total").GetInt32();
        var differences = new List<string>();

        if (total != posts)
            differences.Add($"The API counts {total} posts, the database {posts}");

        var known = Ledger.Entries.Where(entry => entry.Path?.StartsWith("/api/posts/", StringComparison.Ordinal) is true).ToArray();

        // A server can be killed before the first post.
        foreach (var entry in known.TakeLast(Newest).Concat(known is [] ? [] : random.GetItems(known, Others)))
        {
            var shown = await ShownAsync(entry.Path!);

            if (shown != entry.Acknowledged)
                differences.Add($"The API shows {shown?.ToString() ?? "nothing"} for {entry.Acknowledged?.ToString() ?? $"the deleted {entry.Marker}"}");
        }

        return differences;
    }

    private async Task<Row?> ShownAsync(string path)
    {
        using var response = await Access.Http.GetAsync(path);

        if (response.StatusCode is HttpStatusCode.NotFound)
            return null;

        var post = await response.ReadAsync();
        return Row.OfPost(post.Text("title"), post.Text("content"));
    }

    private async Task<T> AskAsync<T>(string sql)
    {
        var rows = await ReadAsync(sql, row => row.GetFieldValue<T>(0));
        return rows[0];
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = database.Connect($"{connectionString};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();

        while (await reader.ReadAsync())
            rows.Add(read(reader));

        return rows;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(PollInterval);

        while (!await isSo())
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
