using System.Globalization;
using CleanBlog.Benchmarks.Data;
using CleanBlog.Benchmarks.Reporting;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>What a write costs on the embedded database, against a loop that does nothing but insert.</summary>
internal sealed class SqliteWrites : IChapter
{
    public string Name => "sqlite";

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
        var spec = bench.Installation.CleanBlogOnSqlite(folder);
        await Blogs.RunHostAsync(spec, "import", "--file", bench.Samples);
        var token = await Blogs.SignUpAsync(spec);

        // Each writes to a copy of its own of the same beginning, on the same disk.
        var original = Path.Combine(folder, "data", "cleanblog.db");
        var (bareCopy, itsCopy) = (Path.Combine(folder, "data", "bare.db"), Path.Combine(folder, "data", "baseline.db"));
        await SqliteInserts.CopyAsync(original, bareCopy);
        await SqliteInserts.CopyAsync(original, itsCopy);

        var ours = new Subject("create a post", spec, Loads.Write(token));
        var its = new Subject("create a post", bench.Installation.BaselineOnSqlite(itsCopy), Loads.Write(token));
        List<double> bare = [];

        await new Contest(bench, [ours, its]) { Alongside = () => bare.Add(SqliteInserts.Drive(bareCopy, bench.Pace.Drive).PerSecond) }.RunAsync();

        return new(
        [
            new("create a post on SQLite", "a loop of bare inserts", "throughput", Statistics.Ratios(ours.PerSecond, bare), Target.AtLeast(0.6)),
            new("create a post on SQLite, by the baseline", "a loop of bare inserts", "throughput", Statistics.Ratios(its.PerSecond, bare), Target: null),
            new("create a post on SQLite", "baseline on SQLite", "throughput", Statistics.Ratios(ours.PerSecond, its.PerSecond), Target: null),
        ])
        {
            Subjects = [ours, its],
            Text = string.Create(CultureInfo.InvariantCulture, $"The loop of bare inserts with Microsoft.Data.Sqlite (one connection, WAL, `synchronous=FULL`, one prepared statement and one commit a post) did {Statistics.Median(bare):0} a second, {Statistics.Spread(bare, "0")}."),
        };
    }
}
