using CleanBlog.Application.Common;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http.Conditional;

/// <summary>The conditions of a request, in the order of precedence of RFC 9110 §13.2.2.</summary>
internal sealed class Preconditions
{
    private readonly IList<EntityTagHeaderValue>? ifMatch;
    private readonly IList<EntityTagHeaderValue>? ifNoneMatch;
    private readonly DateTimeOffset? ifModifiedSince;
    private readonly DateTimeOffset? ifUnmodifiedSince;

    private Preconditions(HttpRequest request, IList<EntityTagHeaderValue>? ifMatch, IList<EntityTagHeaderValue>? ifNoneMatch)
    {
        (this.ifMatch, this.ifNoneMatch) = (ifMatch, ifNoneMatch);
        ifUnmodifiedSince = ifMatch is null ? Date(request, HeaderNames.IfUnmodifiedSince) : null;
        ifModifiedSince = ifNoneMatch is null && !request.Headers.ContainsKey(HeaderNames.IfNoneMatch) ? Date(request, HeaderNames.IfModifiedSince) : null;
    }

    private Preconditions(IList<EntityTagHeaderValue>? ifMatch) => this.ifMatch = ifMatch;

    public bool HaveIfMatch => ifMatch is not null;

    /// <summary>Whether there is a condition on what may be written over.</summary>
    public bool RestrictWrites => ifMatch is not null || ifUnmodifiedSince is not null || ifNoneMatch is not null;

    /// <summary>Whether there is a condition under which nothing needs to be sent.</summary>
    public bool AllowNotModified => ifNoneMatch is not null || ifModifiedSince is not null;

    /// <summary>
    /// Null where <c>If-Match</c> cannot be understood: to go on would be to write without the condition. The other fields may be ignored
    /// then (§13.1.2 to §13.1.4).
    /// </summary>
    public static Preconditions? Read(HttpRequest request)
    {
        var expected = Tags(request, HeaderNames.IfMatch);

        return expected is null && request.Headers.ContainsKey(HeaderNames.IfMatch) ? null : new Preconditions(request, expected, Tags(request, HeaderNames.IfNoneMatch));
    }

    /// <summary>What an <c>If-Match</c> says that stands elsewhere than in the head of a request; null where it cannot be understood.</summary>
    /// <param name="ifMatch">The field's value; null where there is none.</param>
    public static Preconditions? Read(string? ifMatch)
    {
        if (ifMatch is null)
            return new(ifMatch: null);

        return Tags(ifMatch) is { } expected ? new(expected) : null;
    }

    /// <summary>Steps 1 and 2: whether <c>If-Match</c>, by the strong comparison, or else <c>If-Unmodified-Since</c> holds.</summary>
    public bool HoldFor(Revision revision)
    {
        if (ifMatch is not null)
            return ifMatch.Any(tag => EntityTags.IsAny(tag) || (!tag.IsWeak && EntityTags.Names(tag, revision)));

        return ifUnmodifiedSince is not { } since || Seconds(revision.UpdatedAt) <= since;
    }

    /// <summary>The same for a write, which <c>If-None-Match</c> stops too (step 3).</summary>
    public bool AllowWritingOver(Revision revision) => HoldFor(revision) && FindKnownTag(revision) is null;

    /// <summary>Steps 3 and 4: whether the caller has this revision already.</summary>
    public bool AreKnown(Revision revision) =>
        ifNoneMatch is not null ? FindKnownTag(revision) is not null : ifModifiedSince is { } since && Seconds(revision.UpdatedAt) <= since;

    /// <summary>The tag under which the caller has this revision; null where <c>If-None-Match</c> does not name it.</summary>
    public string? FindKnownTag(Revision revision) => ifNoneMatch?.FirstOrDefault(tag => EntityTags.IsAny(tag) || EntityTags.Names(tag, revision)) switch
    {
        null => null,
        var tag when EntityTags.IsAny(tag) => EntityTags.Of(revision),
        var tag => tag.Tag.Value,
    };

    private static IList<EntityTagHeaderValue>? Tags(HttpRequest request, string name) => Tags(request.Headers[name]);

    private static IList<EntityTagHeaderValue>? Tags(StringValues field) => EntityTagHeaderValue.TryParseStrictList(field, out var tags) && tags.Count > 0 ? tags : null;

    private static DateTimeOffset? Date(HttpRequest request, string name) =>
        HeaderUtilities.TryParseDate(request.Headers[name].ToString(), out var date) ? date : null;

    /// <summary>All that an HTTP date can say.</summary>
    private static DateTimeOffset Seconds(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));
}
