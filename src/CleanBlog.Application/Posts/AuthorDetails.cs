namespace CleanBlog.Application.Posts;

/// <summary>Who wrote a post, as everybody sees it who sees the post: no address, role or state.</summary>
/// <param name="Id">A version 7 UUID in lower case.</param>
/// <param name="FirstName">1 to 100 characters.</param>
/// <param name="LastName">1 to 100 characters.</param>
public sealed record AuthorDetails(Guid Id, string FirstName, string LastName);
