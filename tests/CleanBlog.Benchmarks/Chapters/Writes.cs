using CleanBlog.Benchmarks.Reporting;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>What a write costs that survives a power cut.</summary>
internal sealed class Writes : IChapter
{
    public string Name => "writes";

    public async Task<Findings> MeasureAsync(Bench bench)
    {
        var load = Loads.Write(bench.Blogs.Token);
        var ours = new Subject("create a post", bench.Installation.CleanBlog(bench.Blogs.Writing), load);
        var its = new Subject("create a post", bench.Installation.Baseline(bench.Blogs.Writing), load);

        await new Contest(bench, [ours, its]).RunAsync();

        return new([new("create a post", "baseline", "throughput", Statistics.Ratios(ours.PerSecond, its.PerSecond), Target.AtLeast(0.7))]) { Subjects = [ours, its] };
    }
}
