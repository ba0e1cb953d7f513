using CleanBlog.Benchmarks.Chapters;

namespace CleanBlog.Benchmarks.Reporting;

/// <summary>What a chapter found.</summary>
internal sealed record Findings(IReadOnlyList<Comparison> Comparisons)
{
    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    /// <summary>Finished Markdown that fits neither table.</summary>
    public string Text { get; init; } = "";
}
