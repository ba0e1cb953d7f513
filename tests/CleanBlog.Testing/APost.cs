using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Testing;

/// <summary>Posts that are valid unless a test says otherwise.</summary>
public static class APost
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static Post Draft(UserId? author = null, string title = "Notes on the Analytical Engine", string content = "It weaves algebraic patterns.", DateTimeOffset? at = null) =>
        Write(author, title, content, published: false, at);

    public static Post Published(UserId? author = null, string title = "Notes on the Analytical Engine", string content = "It weaves algebraic patterns.", DateTimeOffset? at = null) =>
        Write(author, title, content, published: true, at);

    private static Post Write(UserId? author, string title, string content, bool published, DateTimeOffset? at) =>
        Post.Write(author ?? UserId.New(), title, content, published, at ?? Noon).Expect();
}
