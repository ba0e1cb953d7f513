using CleanBlog.Application.Common;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http.Conditional;

/// <summary>
/// The strong validators of single resources (RFC 9110 §8.8.3): the version in quotes, the same on every database and instance. A
/// compressed answer is another sequence of bytes, so its tag also names the coding, <c>"3-br"</c>, and is taken back like that.
/// </summary>
internal static class EntityTags
{
    private static readonly string[] Codings = ["br", "gzip"];

    public static string Of(Revision revision) => $"\"{revision.Version}\"";

    /// <summary>The tag of the same representation in a content coding; without one the tag itself.</summary>
    public static string As(string tag, string? coding) => string.IsNullOrEmpty(coding) || tag is not ['"', ..] ? tag : $"{tag[..^1]}-{coding}\"";

    /// <summary>Whether <paramref name="tag"/> names this revision, in whatever coding; weak tags by the weak comparison (§8.8.3.2).</summary>
    public static bool Names(EntityTagHeaderValue tag, Revision revision)
    {
        var own = Of(revision);

        return tag.Tag.Equals(own, StringComparison.Ordinal)
            || Array.Exists(Codings, coding => tag.Tag.Equals(As(own, coding), StringComparison.Ordinal));
    }

    public static bool IsAny(EntityTagHeaderValue tag) => tag.Equals(EntityTagHeaderValue.Any);
}
