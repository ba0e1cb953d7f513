using CleanBlog.Benchmarks.Data;
using CleanBlog.Benchmarks.Reporting;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>What a read costs that the cache can answer, against an answer that nothing has to be asked for.</summary>
internal sealed class ReadsAsShipped : IChapter
{
    public string Name => "cached";

    public async Task<Findings> MeasureAsync(Bench bench)
    {
        var ours = bench.Installation.CleanBlog(bench.Blogs.Reading);

        var post = new Subject("one post", ours, Loads.Post(bench.Blogs.Newest));
        var page = new Subject("page of 20", ours, Loads.Page);
        var compressed = new Subject("page of 20, gzip", ours, Loads.Page.With("Accept-Encoding", "gzip"));
        var known = new Subject("one post, `If-None-Match`", ours, Loads.KnownPost(bench.Blogs.Newest));
        var baseline = bench.Installation.Baseline(bench.Blogs.Reading);
        var health = new Subject("`/health`", baseline, Loads.Health);
        var bytes = new Subject("the bytes of a page, from memory", baseline, Loads.Bytes(await Blogs.LengthOfAsync(ours, Loads.Page)));
        List<Subject> subjects = [post, health, page, bytes, compressed, known];

        await new Contest(bench, subjects).RunAsync();

        return new(
        [
            new("one published post, as shipped", "baseline's `/health`", "throughput", Statistics.Ratios(post.PerSecond, health.PerSecond), Target.AtLeast(0.6)),
            new("first page, as shipped", "baseline's `/health`", "throughput", Statistics.Ratios(page.PerSecond, health.PerSecond), Target.AtLeast(0.6)),
            new("as many bytes from memory, by the baseline", "its own `/health`", "throughput", Statistics.Ratios(bytes.PerSecond, health.PerSecond), Target: null),
            new("first page, as shipped", "as many bytes from memory, by the baseline", "throughput", Statistics.Ratios(page.PerSecond, bytes.PerSecond), Target: null),
            new("first page to who takes gzip, as shipped", "baseline's `/health`", "throughput", Statistics.Ratios(compressed.PerSecond, health.PerSecond), Target.AtLeast(0.6)),
            new("`If-None-Match` → 304, as shipped", "baseline's `/health`", "throughput", Statistics.Ratios(known.PerSecond, health.PerSecond), Target.AtLeast(0.7)),
        ])
        {
            Subjects = subjects,
        };
    }
}
