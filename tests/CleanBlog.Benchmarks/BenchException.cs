namespace CleanBlog.Benchmarks;

/// <summary>A measurement that would be worth nothing.</summary>
public sealed class BenchException(string message) : Exception(message);
