using CleanBlog.Benchmarks.Data;
using CleanBlog.Benchmarks.Servers;

namespace CleanBlog.Benchmarks;

/// <summary>What every chapter works with.</summary>
/// <param name="Samples">The file of the sample's posts.</param>
internal sealed record Bench(Pace Pace, Installation Installation, Blogs Blogs, string Samples);
