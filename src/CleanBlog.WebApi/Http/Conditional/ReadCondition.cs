using CleanBlog.Application.Common;

namespace CleanBlog.WebApi.Http.Conditional;

/// <summary>Which revisions the caller of a read has already: <c>If-None-Match</c>, else <c>If-Modified-Since</c>.</summary>
public sealed class ReadCondition
{
    private ReadCondition(Predicate<Revision>? isKnown) => IsKnown = isKnown;

    /// <summary>Null where the request is unconditional.</summary>
    public Predicate<Revision>? IsKnown { get; }

    public static ValueTask<ReadCondition?> BindAsync(HttpContext http) => ValueTask.FromResult<ReadCondition?>(
        new(Preconditions.Read(http.Request) is { AllowNotModified: true } conditions ? conditions.AreKnown : null));
}
