using CleanBlog.Benchmarks.Chapters;
using CleanBlog.Benchmarks.Data;

namespace CleanBlog.Benchmarks.Reporting;

/// <summary>Makes docs/performance.md of what was found.</summary>
internal static class Report
{
    private const double BytesPerKibibyte = 1024;

    public static string Write(string machine, Pace pace, IReadOnlyList<Findings> findings)
    {
        var comparisons = findings.SelectMany(finding => finding.Comparisons).ToList();
        var subjects = findings.SelectMany(finding => finding.Subjects).ToList();
        var texts = findings.Select(finding => finding.Text).Where(text => text.Length > 0);

        return $"""
            # Performance

            Written by `build/bench.sh`, which measures CleanBlog side by side with its yardsticks. Do not edit it.

            {machine}

            ## How to read it

            - The **baseline** is [a server written by hand](../tests/CleanBlog.Benchmarks/Baseline) for these routes over these tables: Kestrel, one Npgsql data source with
              prepared statements, source-generated JSON, no log. A test holds its answers against CleanBlog's, byte for byte. The **empty API** is what `dotnet new web` makes.
            - CleanBlog and the baseline are published with ReadyToRun and collect garbage alike. *As shipped* is CleanBlog with its default settings, its log going to
              /dev/null; *no cache* adds `Caching:Enabled=false`. Databases hold the sample's posts and generated ones of two to four kilobytes, {Table.Number(Blogs.Posts, "N0")} in all.
            - What is compared runs back to back within each of {pace.Rounds} rounds, after a warm-up, first to last and last to first by turns. A **ratio** is taken within a round, so that it holds
              while the machine's speed drifts; the table has the median of the rounds, and the least and the greatest.
            - wrk, the driver of latencies, the server and the database share the cores of this machine: absolute figures are lower than those of a server that has them to itself.
            - A request that fails stops the whole run.

            ## Targets

            {Table.Of(["work", "against", "ratio of", "ratio", "least to greatest", "target", "met"], comparisons.Select(Row))}

            ## Throughput and latency

            Throughput is what wrk gets answered at saturation over 32 connections, 16 for writes, each sending its next request when the last is answered. Latency is taken at half of the
            throughput of the same round, at {Table.Number(Contest.MostPerSecond, "N0")} a second at the most, by a driver that sends at a fixed rate, in equal portions each millisecond, and counts from
            the moment a request was due, over all rounds.

            {Table.Of(["work", "server", "a second", "least to greatest", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms"], subjects.Select(Speed))}

            ## Resources

            CPU is the server's own, user and system, at saturation; without that of the database. Allocations and SQL statements are counted in a run of their own by a hook in the
            server and by pg_stat_statements, whatever the statement: resets of connections and transactions count too. Memory is resident: two seconds after the start, and after saturation.

            {Table.Of(["work", "server", "CPU µs a request", "KiB allocated a request", "statements a request", "MiB idle", "MiB after load"], subjects.Select(Resources))}

            ## Particulars

            {string.Join("\n\n", texts)}

            """;
    }

    private static IEnumerable<string> Row(Comparison comparison) =>
    [
        comparison.Work,
        comparison.Against,
        comparison.Measure,
        Table.Number(Statistics.Median(comparison.Ratios), "0.00"),
        Statistics.Spread(comparison.Ratios, "0.00"),
        comparison.Target?.ToString() ?? "reported",
        comparison.IsMet switch { null => "", true => "yes", false => "**no**" },
    ];

    private static IEnumerable<string> Speed(Subject subject)
    {
        var latencies = subject.Latencies.Order().ToList();

        return
        [
            subject.Work,
            subject.Server.Name,
            Table.Number(Statistics.Median(subject.PerSecond), "0"),
            Statistics.Spread(subject.PerSecond, "0"),
            .. new[] { 0.5, 0.9, 0.99, 0.999 }.Select(share => Table.Number(Statistics.Percentile(latencies, share), "0.00")),
        ];
    }

    private static IEnumerable<string> Resources(Subject subject) =>
    [
        subject.Work,
        subject.Server.Name,
        Table.Number(Statistics.Median(subject.CpuMicroseconds), "0"),
        Table.Number(subject.AllocatedBytes / BytesPerKibibyte, "0.0"),
        subject.Statements is { } statements ? Table.Number(statements, "0.00") : "not counted",
        Table.Number(subject.IdleMebibytes, "0"),
        Table.Number(Statistics.Median(subject.LoadedMebibytes), "0"),
    ];
}
