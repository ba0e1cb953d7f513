using System.Diagnostics;
using System.Globalization;
using CleanBlog.Testing;
using CleanBlog.Testing.Scaling;

namespace CleanBlog.Scaling;

/// <summary>Takes one process after the other away from a blog that is being read and written, and tells what clients had of it.</summary>
internal sealed class Outages(string assembly)
{
    private const int Authors = 4;
    private const int Visitors = 8;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Down = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(5);

    private readonly List<string> rows = [];

    /// <summary>A table of Markdown.</summary>
    public string Table => $"""
        | what happens under load | requests after it | failed reads | failed writes | with | from the first to the last failure | slowest answer | acknowledged writes lost | answers older than seen before |
        |---|--:|--:|--:|---|---|--:|--:|--:|
        {string.Join('\n', rows)}
        """;

    public async Task MeasureAsync()
    {
        await using (var blog = await StartAsync(findsPrimary: false))
        {
            using var traffic = await TrafficAsync(blog);

            await MeasureAsync("nothing, for 10 s", blog, traffic, () => Task.Delay(2 * Down));
            await MeasureAsync("instance 1 killed, started 5 s later", blog, traffic, () => RestartAsync(blog.Instances[0].KillAsync, blog.Instances[0].StartAsync));
            await MeasureAsync("instance 2 killed, started 5 s later", blog, traffic, () => RestartAsync(blog.Instances[1].KillAsync, blog.Instances[1].StartAsync));
            await MeasureAsync("instance 1 stopped by SIGTERM, started at once", blog, traffic, () => RestartAsync(blog.Instances[0].TerminateAsync, blog.Instances[0].StartAsync, TimeSpan.Zero));
            await MeasureAsync("Redis killed, started empty 5 s later", blog, traffic, () => RestartAsync(blog.Redis.KillAsync, blog.Redis.StartAsync));
            await MeasureAsync("Redis hangs for 5 s", blog, traffic, () => RestartAsync(blog.Redis.SuspendAsync, blog.Redis.ResumeAsync));
            await MeasureAsync("replica killed, started 5 s later", blog, traffic, () => RestartAsync(blog.Replica.KillAsync, blog.Replica.StartAsync));
            await MeasureAsync("replica lags by 5 s", blog, traffic, () => RestartAsync(blog.Replica.HoldReplayAsync, blog.Replica.ResumeReplayAsync));
            await MeasureAsync("nginx killed, started 1 s later", blog, traffic, () => RestartAsync(blog.Proxy.KillAsync, blog.Proxy.StartAsync, TimeSpan.FromSeconds(1)));
            await MeasureAsync("primary killed, started 5 s later", blog, traffic, () => RestartAsync(blog.Primary.KillAsync, blog.Primary.StartAsync));
        }

        await PromoteAsync("primary killed, replica promoted 5 s later", isSynchronous: false);
        await PromoteAsync("the same with a synchronous replica", isSynchronous: true);
        await LoseSynchronousReplicaAsync();
    }

    private static async Task RestartAsync(Func<Task> stop, Func<Task> start, TimeSpan? down = null)
    {
        await stop();
        await Task.Delay(down ?? Down);
        await start();
    }

    private static async Task<BlogTraffic> TrafficAsync(ScaledBlog blog)
    {
        var traffic = new BlogTraffic(blog.Proxy.Address);
        await traffic.SignUpAsync(Authors, Visitors);
        return traffic;
    }

    private static async Task WaitForReplicaAsync(ScaledBlog blog)
    {
        await using var session = await PostgreSqlSession.OpenAsync(blog.Primary.ConnectionString);
        await session.ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = '*'");
        await session.ExecuteAsync("SELECT pg_reload_conf()");
        await Eventually.HoldsAsync("the replica was synchronous", () => session.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync')"));
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private static string Figure(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private Task<ScaledBlog> StartAsync(bool findsPrimary) => ScaledBlog.CreateAsync(assembly, new Dictionary<string, string>(StringComparer.Ordinal), findsPrimary);

    private async Task PromoteAsync(string what, bool isSynchronous)
    {
        await using var blog = await StartAsync(findsPrimary: true);
        using var traffic = await TrafficAsync(blog);

        if (isSynchronous)
            await WaitForReplicaAsync(blog);

        await MeasureAsync(what, blog, traffic, () => RestartAsync(blog.Primary.KillAsync, blog.Replica.PromoteAsync), blog.ReplicaConnectionString);
    }

    private async Task LoseSynchronousReplicaAsync()
    {
        await using var blog = await StartAsync(findsPrimary: false);
        using var traffic = await TrafficAsync(blog);
        await WaitForReplicaAsync(blog);

        await MeasureAsync("synchronous replica killed, started 5 s later", blog, traffic, () => RestartAsync(blog.Replica.KillAsync, blog.Replica.StartAsync));
    }

    private async Task MeasureAsync(string what, ScaledBlog blog, BlogTraffic traffic, Func<Task> happen, string? connectionString = null)
    {
        var (start, violations) = (0L, traffic.Violations.Count);

        var attempts = await traffic.FlowAsync(Pace, async () =>
        {
            await Task.Delay(Before);
            start = Stopwatch.GetTimestamp();
            await happen();
            await Task.Delay(Afterwards);
        });

        var (lost, doubled) = await traffic.CompareAsync(connectionString ?? blog.ConnectionString);
        var row = Row(what, start, [.. attempts.Where(attempt => attempt.At >= start)], lost.Count, traffic.Violations.Count - violations);

        await Console.Error.WriteLineAsync(row);
        await Console.Error.WriteLineAsync(string.Join('\n', [.. doubled, .. lost.Take(3), .. traffic.Violations.Skip(violations).Take(3)]));
        rows.Add(row);
    }

    private static string Row(string what, long start, List<Attempt> attempts, int lost, int violations)
    {
        var failures = attempts.FindAll(attempt => attempt.Failure is not null);
        var kinds = failures.CountBy(failure => failure.Failure!).OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Key}: {kind.Value}");
        var when = failures is [] ? "–" : $"{Seconds(Stopwatch.GetElapsedTime(start, failures[0].At))} to {Seconds(Stopwatch.GetElapsedTime(start, failures[^1].At))}";
        var slowest = attempts.Max(attempt => attempt.Took);

        string[] cells =
        [
            what, Figure(attempts.Count), Figure(failures.Count(failure => !failure.IsWrite)), Figure(failures.Count(failure => failure.IsWrite)),
            string.Join(", ", kinds), when, Seconds(slowest), Figure(lost), Figure(violations),
        ];

        return $"| {string.Join(" | ", cells)} |";
    }
}
