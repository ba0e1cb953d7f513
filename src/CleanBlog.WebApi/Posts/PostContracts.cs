using CleanBlog.Application.Posts;
using CleanBlog.WebApi.Http.Patching;
using CleanBlog.WebApi.Http.Validation;
using Microsoft.AspNetCore.Mvc;

namespace CleanBlog.WebApi.Posts;

/// <summary>A post to write.</summary>
/// <param name="Title">1 to 255 characters.</param>
/// <param name="Content">At least 1 character, at most 1 MiB in UTF-8.</param>
/// <param name="Published">Left out or false, it is a draft that its author and administrators see.</param>
public sealed record WritePostRequest(
    [property: Mandatory, Title] string Title,
    [property: Mandatory, Content] string Content,
    bool Published = false);

/// <summary>What of a post can change; what is left out stays as it is.</summary>
/// <param name="Title">1 to 255 characters.</param>
/// <param name="Content">At least 1 character, at most 1 MiB in UTF-8.</param>
/// <param name="Published">True publishes it, false makes it a draft again.</param>
public sealed record RevisePostRequest(
    [property: Mandatory, Title] string Title,
    [property: Mandatory, Content] string Content,
    [property: Mandatory] bool? Published) : IPatchDocument
{
    internal static RevisePostRequest Of(PostText text) => new(text.Title, text.Content, text.Published);

    internal PostText ToText() => new(Title, Content, Published is true);
}

/// <summary>Which posts.</summary>
public sealed record PostFilter
{
    /// <summary>Of one author only.</summary>
    [FromQuery(Name = "author_id")]
    [Uuid]
    public string? AuthorId { get; init; }

    /// <summary>False asks for drafts: one's own, or everybody's for administrators.</summary>
    [FromQuery(Name = "published")]
    [Truth]
    public string? Published { get; init; }
}
