using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Posts;

/// <summary>One page, or without a window all, of the published posts or of the drafts that somebody may see; the newest first unless the caller chose otherwise.</summary>
public sealed class PostsPage : Specification<Post>
{
    private PostsPage(UserId author) => Query
        .Where(post => post.AuthorId == author)
        .OrderByDescending(post => post.Published)
        .ThenByDescending(post => post.CreatedAt)
        .ThenByDescending(post => post.Id);

    private PostsPage(bool published, UserId? author, Window? window, Selection<Post>? selection)
    {
        IsOfAllPublished = published && author is null && selection is null;

        Query.Where(post => post.Published == published);

        if (author is { } authorId)
            Query.Where(post => post.AuthorId == authorId);

        Query.Select(selection, otherwise: order => order.OrderByDescending(post => post.CreatedAt).ThenByDescending(post => post.Id)).Read(window);
    }

    /// <summary>Whether it is what everybody sees, of all authors.</summary>
    public bool IsOfAllPublished { get; }

    /// <summary>Published posts, of one author if given.</summary>
    public static PostsPage OfPublished(UserId? author, Window? window, Selection<Post>? selection = null) => new(published: true, author, window, selection);

    /// <summary>All posts of an author: those that are published, then the drafts, the newest first, as one index has them.</summary>
    public static PostsPage OfAuthor(UserId author) => new(author);

    /// <summary>The caller's drafts; for administrators everybody's. Of one author if given.</summary>
    public static PostsPage OfDrafts(Caller caller, UserId? author, Window? window, Selection<Post>? selection = null)
    {
        var page = new PostsPage(published: false, author, window, selection);

        if (!caller.IsAdministrator)
            page.Query.Where(post => post.AuthorId == caller.Id);

        return page;
    }
}
