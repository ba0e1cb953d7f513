using CleanBlog.Benchmarks.Driving;
using CleanBlog.Benchmarks.Reporting;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>What a read costs where the database is asked each time.</summary>
internal sealed class ReadsWithoutCache : IChapter
{
    public string Name => "reads";

    public async Task<Findings> MeasureAsync(Bench bench)
    {
        var ours = bench.Installation.CleanBlogWithoutCache(bench.Blogs.Reading);
        var baseline = bench.Installation.Baseline(bench.Blogs.Reading);
        var (post, page, deep) = (Loads.Post(bench.Blogs.Newest), Loads.Page, Load.Get("/api/posts?skip=5000&limit=20"));

        var (ourPost, itsPost) = (new Subject("one post", ours, post), new Subject("one post", baseline, post));
        var (ourPage, itsPage, ourDeepPage) = (new Subject("page of 20", ours, page), new Subject("page of 20", baseline, page), new Subject("page of 20 at skip=5000", ours, deep));
        List<Subject> subjects = [ourPost, itsPost, itsPage, ourPage, ourDeepPage];

        await new Contest(bench, subjects).RunAsync();

        return new(
        [
            new("one published post, no cache", "baseline", "throughput", Statistics.Ratios(ourPost.PerSecond, itsPost.PerSecond), Target.AtLeast(0.8)),
            new("page of 20 posts, no cache", "baseline", "throughput", Statistics.Ratios(ourPage.PerSecond, itsPage.PerSecond), Target.AtLeast(0.8)),
            new("page at `skip=5000`, no cache", "the first page", "time of a request", Statistics.Ratios(ourPage.PerSecond, ourDeepPage.PerSecond), Target: null),
        ])
        {
            Subjects = subjects,
        };
    }
}
