using System.Globalization;
using CleanBlog.Benchmarks.Data;
using CleanBlog.Benchmarks.Driving;
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

        var ours = bench.Installation.CleanBlog(bench.Blogs.Reading);
        var post = Loads.Post(bench.Blogs.Newest);

        var cached = Subjects(ours, "one post, as shipped", post);
        var uncached = Subjects(bench.Installation.CleanBlogWithoutCache(bench.Blogs.Reading), "one post, no cache", post);
        var bare = Subjects(bench.Installation.Baseline(bench.Blogs.Reading), "as many bytes as a post, from memory", Loads.Bytes(await Blogs.LengthOfAsync(ours, post)));
        List<Subject> subjects = [cached.On, cached.Off, uncached.On, uncached.Off, bare.On, bare.Off];

        await new Contest(bench, subjects).RunAsync();

        // What exports nothing costs nothing, and says nothing.
        return new(sink.Exports == 0 ? [] :
        [
            Compare(cached, "log, traces and metrics on", Target.AtLeast(0.95)),
            Compare(uncached, "log, traces and metrics on", Target.AtLeast(0.95)),
            Compare(bare, "traces and metrics on, by the baseline", target: null),
        ])
        {
            Subjects = subjects,
            Text = string.Create(CultureInfo.InvariantCulture, $"While telemetry was on, the sink on 127.0.0.1 took {sink.Exports} exports of OTLP, {sink.Bytes / 1024} KiB in all."),
        };

        (Subject On, Subject Off) Subjects(ServerSpec server, string work, Load load)
        {
            var name = server.Name.Split(',')[0];
            var on = server.With(
                ("OTEL_EXPORTER_OTLP_ENDPOINT", sink.Address.ToString()),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"),
                ("OTEL_TRACES_SAMPLER_ARG", "0.01"));
            var off = server.With(("Logging__LogLevel__Default", "None"), ("Logging__LogLevel__Microsoft", "None"));

            return (new Subject(work, on with { Name = $"{name}, telemetry on" }, load), new Subject(work, off with { Name = $"{name}, telemetry off" }, load));
        }
    }

    private static Comparison Compare((Subject On, Subject Off) pair, string what, Target? target) =>
        new($"{pair.On.Work}: {what}", "all off", "throughput", Statistics.Ratios(pair.On.PerSecond, pair.Off.PerSecond), target);
}
