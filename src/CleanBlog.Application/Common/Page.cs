using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Common;

/// <summary>A part of a collection.</summary>
/// <param name="Items">In the order of the collection.</param>
/// <param name="Total">How many there are in all; null where nobody asked.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int? Total)
{
    /// <summary>Where a <see cref="KeysetWindow"/> ends to which something lies before; null where nothing does.</summary>
    public Position? Before { get; init; }

    /// <summary>Where a <see cref="KeysetWindow"/> ends to which something lies behind; null where nothing does.</summary>
    public Position? Behind { get; init; }
}
