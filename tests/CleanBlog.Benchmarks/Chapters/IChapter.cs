using CleanBlog.Benchmarks.Reporting;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>Measures what belongs together.</summary>
internal interface IChapter
{
    /// <summary>By which it can be run alone.</summary>
    string Name { get; }

    Task<Findings> MeasureAsync(Bench bench);
}
