using System.Text.Json.Serialization;
using CleanBlog.Application.Common;

namespace CleanBlog.Application.Posts;

/// <summary>A post as readers see it.</summary>
/// <param name="Title">1 to 255 characters.</param>
/// <param name="Content">The text exactly as it was sent, at most 1 MiB in UTF-8.</param>
/// <param name="Published">Whether everybody may read it.</param>
/// <param name="Id">A version 7 UUID in lower case.</param>
/// <param name="AuthorId">The user who wrote it.</param>
/// <param name="CreatedAt">UTC, in microseconds.</param>
/// <param name="UpdatedAt">UTC, in microseconds; <c>created_at</c> until something changes.</param>
/// <param name="Version">1 at first; rises with every change. In quotes it is the ETag.</param>
public sealed record PostDetails(
    string Title,
    string Content,
    bool Published,
    Guid Id,
    Guid AuthorId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Version) : IVersioned
{
    /// <summary>Who wrote it; only where <c>expand=author</c> asks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AuthorDetails? Author { get; init; }
}
