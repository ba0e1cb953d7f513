using CleanBlog.Benchmarks.Data;
using CleanBlog.Benchmarks.Reporting;
using CleanBlog.Benchmarks.Servers;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>How soon the first answer comes, and what the server holds in memory while nobody asks.</summary>
internal sealed class StartUps : IChapter
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public string Name => "start";

    public async Task<Findings> MeasureAsync(Bench bench)
    {
        var folder = Directory.CreateTempSubdirectory("cleanblog-bench-");

        try
        {
            return await MeasureAsync(bench, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Findings> MeasureAsync(Bench bench, string folder)
    {
        var sqlite = bench.Installation.CleanBlogOnSqlite(folder);
        await Blogs.RunHostAsync(sqlite, "import", "--file", bench.Samples);

        var empty = new Start("the empty API", bench.Installation.Empty());
        var health = new Start("CleanBlog, `/health`", bench.Installation.CleanBlog(bench.Blogs.Reading));
        var posts = new Start("CleanBlog, `/api/posts`", bench.Installation.CleanBlog(bench.Blogs.Reading) with { ReadyPath = "/api/posts" });
        var onSqlite = new Start("CleanBlog on SQLite, `/api/posts`", sqlite with { ReadyPath = "/api/posts" });
        List<Start> all = [empty, health, posts, onSqlite];

        // The first start of each warms the disk cache.
        foreach (var start in all)
            await start.RunAsync(TimeSpan.Zero);

        all.ForEach(start => start.Forget());

        for (var round = 0; round < bench.Pace.StartUps; round++)
        {
            foreach (var start in all)
                await start.RunAsync(Settling);
        }

        return new(
        [
            new("start-up to the first answer, `/health`", "empty minimal API", "time", Statistics.Ratios(health.Milliseconds, empty.Milliseconds), Target.AtMost(2)),
            new("start-up to the first page of posts", "empty minimal API", "time", Statistics.Ratios(posts.Milliseconds, empty.Milliseconds), Target.AtMost(2)),
            new("start-up to the first page of posts, SQLite", "empty minimal API", "time", Statistics.Ratios(onSqlite.Milliseconds, empty.Milliseconds), Target: null),
            new("idle memory after the start", "empty minimal API", "resident memory", Statistics.Ratios(health.Mebibytes, empty.Mebibytes), Target.AtMost(2)),
            new("idle memory after the start, SQLite", "empty minimal API", "resident memory", Statistics.Ratios(onSqlite.Mebibytes, empty.Mebibytes), Target: null),
        ])
        {
            Text = Table.Of(
                ["start", "ms to the first answer", "least to greatest", "MiB two seconds later", "least to greatest"],
                all.Select(start => new[]
                {
                    start.Name,
                    Table.Number(Statistics.Median(start.Milliseconds), "0"),
                    Statistics.Spread(start.Milliseconds, "0"),
                    Table.Number(Statistics.Median(start.Mebibytes), "0.0"),
                    Statistics.Spread(start.Mebibytes, "0.0"),
                })),
        };
    }

    private sealed class Start(string name, ServerSpec spec)
    {
        public string Name => name;

        public List<double> Milliseconds { get; } = [];

        public List<double> Mebibytes { get; } = [];

        public async Task RunAsync(TimeSpan settling)
        {
            await using var server = await ServerProcess.StartAsync(spec);
            await Task.Delay(settling);

            Milliseconds.Add(server.StartUp.TotalMilliseconds);
            Mebibytes.Add(server.ResidentMebibytes);
        }

        public void Forget()
        {
            Milliseconds.Clear();
            Mebibytes.Clear();
        }
    }
}
