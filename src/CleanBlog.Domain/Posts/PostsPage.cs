using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Posts;

/// <summary>One page of the published posts, or of the drafts that somebody may see; the newest first.</summary>
public sealed class PostsPage : Specification<Post>
{
    private PostsPage(bool published, UserId? author, int skip, int take)
    {
        IsOfAllPublished = published && author is null;

        Query.Where(post => post.Published == published);

        if (author is { } authorId)
            Query.Where(post => post.AuthorId == authorId);

        Query.OrderByDescending(post => post.CreatedAt).ThenByDescending(post => post.Id).Skip(skip).Take(take);
    }

    /// <summary>Whether it is what everybody sees, of all authors.</summary>
    public bool IsOfAllPublished { get; }

    /// <summary>Published posts, of one author if given.</summary>
    public static PostsPage OfPublished(UserId? author, int skip, int take) => new(published: true, author, skip, take);

    /// <summary>The caller's drafts; for administrators everybody's. Of one author if given.</summary>
    public static PostsPage OfDrafts(Caller caller, UserId? author, int skip, int take)
    {
        var page = new PostsPage(published: false, author, skip, take);

        if (!caller.IsAdministrator)
            page.Query.Where(post => post.AuthorId == caller.Id);

        return page;
    }
}
