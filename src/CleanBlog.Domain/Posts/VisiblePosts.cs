using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Posts;

/// <summary>
/// What somebody may see: the published posts, their own drafts, and all of them for administrators. Without a caller, the
/// published ones.
/// </summary>
public sealed class VisiblePosts : Specification<Post>
{
    private readonly Caller? caller;

    public VisiblePosts(Caller? caller)
    {
        this.caller = caller;
        AreEverybodys = caller is null;

        if (caller is null)
            Query.Where(post => post.Published);
        else if (!caller.IsAdministrator)
            Query.Where(post => post.Published || post.AuthorId == caller.Id);
    }

    /// <summary>What everybody sees.</summary>
    public static VisiblePosts ToAnybody { get; } = new(caller: null);

    /// <summary>Whether they are what everybody sees.</summary>
    public bool AreEverybodys { get; }

    /// <summary>Whether a post of this author is among them, or was when it was published or not.</summary>
    public bool Include(UserId author, bool published) => published || caller?.MayChange(author) is true;

    public static VisiblePosts To(Caller? caller) => caller is null ? ToAnybody : new(caller);
}
