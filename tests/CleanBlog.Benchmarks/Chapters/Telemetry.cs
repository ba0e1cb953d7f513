using System.Globalization;
using CleanBlog.Benchmarks.Reporting;
using CleanBlog.Benchmarks.Servers;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>What it costs to log, to trace and to count everything.</summary>
internal sealed class Telemetry : IChapter
{
    public string Name => "telemetry";

    public async Task<Findings> MeasureAsync(Bench bench)
    {
        using var sink = new TelemetrySink();

        var cached = Subjects(bench.Installation.CleanBlog(bench.Blogs.Reading), "one post, as shipped");
        var uncached = Subjects(bench.Installation.CleanBlogWithoutCache(bench.Blogs.Reading), "one post, no cache");
        List<Subject> subjects = [cached.On, cached.Off, uncached.On, uncached.Off];

        await new Contest(bench, subjects).RunAsync();

        // What exports nothing costs nothing, and says nothing.
        return new(sink.Exports == 0 ? [] : [Compare(cached), Compare(uncached)])
        {
            Subjects = subjects,
            Text = string.Create(CultureInfo.InvariantCulture, $"While telemetry was on, the sink on 127.0.0.1 took {sink.Exports} exports of OTLP, {sink.Bytes / 1024} KiB in all."),
        };

        (Subject On, Subject Off) Subjects(ServerSpec server, string work)
        {
            var load = Loads.Post(bench.Blogs.Newest);
            var on = server.With(("OTEL_EXPORTER_OTLP_ENDPOINT", sink.Address.ToString()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
            var off = server.With(("Logging__LogLevel__Default", "None"), ("Logging__LogLevel__Microsoft", "None"));

            return (new Subject(work, on with { Name = "CleanBlog, telemetry on" }, load), new Subject(work, off with { Name = "CleanBlog, telemetry off" }, load));
        }
    }

    private static Comparison Compare((Subject On, Subject Off) pair) =>
        new($"{pair.On.Work}: log, traces and metrics on", "all off", "throughput", Statistics.Ratios(pair.On.PerSecond, pair.Off.PerSecond), Target.AtLeast(0.95));
}
