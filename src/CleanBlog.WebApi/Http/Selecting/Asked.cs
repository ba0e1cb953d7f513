using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http.Selecting;

/// <summary>What a request asks of a collection beside a page.</summary>
/// <param name="Selection">Null for all of it, in its own order.</param>
/// <param name="Shape">What is shown of each item.</param>
internal sealed record Asked<T>(Selection<T>? Selection, Shape Shape)
{
    public static Asked<T> Everything { get; } = new(Selection: null, Shape.Whole);
}
