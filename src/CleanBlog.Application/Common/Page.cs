namespace CleanBlog.Application.Common;

/// <summary>A part of a collection, and how many there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
