using CleanBlog.Application.Common;
using CleanBlog.Domain.Posts;

namespace CleanBlog.Application.Posts;

/// <summary>What callers may ask of a list of posts.</summary>
public sealed class PostFields : CollectionFields<Post>
{
    /// <summary>The member that takes the most to read.</summary>
    public const string Content = "content";

    /// <summary>The member that is read from the users.</summary>
    public const string Author = "author";

    private PostFields()
        : base(post => post.Id)
    {
        Uuid("id", post => post.Id);
        Uuid("author_id", post => post.AuthorId);
        Text("title", post => post.Title);
        Show(Content);
        Show("published");
        Instant("created_at", post => post.CreatedAt);
        Instant("updated_at", post => post.UpdatedAt);
        Integer("version", post => post.Version);
        Expand(Author);
    }

    public static PostFields All { get; } = new();
}
