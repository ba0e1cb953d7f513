using System.Globalization;
using CleanBlog.Benchmarks.Data;
using CleanBlog.Benchmarks.Driving;
using CleanBlog.Benchmarks.Reporting;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>Whether one post takes longer to read where there are many, and the last page of them longer than the first.</summary>
internal sealed class ManyPosts : IChapter
{
    private const int Sample = 1000;

    public string Name => "many";

    public async Task<Findings> MeasureAsync(Bench bench)
    {
        var (few, many) = (Count(Blogs.Posts), Count(bench.Pace.ManyPosts));
        var greater = await bench.Blogs.GrowAsync(bench.Pace.ManyPosts);

        var small = new Subject($"one post of {few}", bench.Installation.CleanBlogWithoutCache(bench.Blogs.Reading), Loads.Post(await Blogs.SampleAsync(bench.Blogs.Reading, Sample)));
        var great = new Subject($"one post of {many}", bench.Installation.CleanBlogWithoutCache(greater), Loads.Post(await Blogs.SampleAsync(greater, Sample)));

        var first = new Subject($"first page of {many}, by cursor", great.Server, Load.Get("/api/posts?cursor=first"));
        var last = new Subject($"last page of {many}, by cursor", great.Server, Load.Get("/api/posts?cursor=last"));
        List<Subject> subjects = [small, great, first, last];

        await new Contest(bench, subjects).RunAsync();

        return new(
        [
            new($"one post of {many}, no cache", $"one of {few}", "time of a request", Statistics.Ratios(small.PerSecond, great.PerSecond), Target.AtMost(1.1)),
            new($"last page of {many} by cursor, no cache", "the first", "time of a request", Statistics.Ratios(first.PerSecond, last.PerSecond), Target.AtMost(1.3)),
        ])
        {
            Subjects = subjects,
        };
    }

    private static string Count(int posts) => posts.ToString("N0", CultureInfo.InvariantCulture);
}
