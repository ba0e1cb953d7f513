using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Posts;

internal static class PostAccess
{
    /// <summary>What the caller may not see is not found; what it may see but not change is refused.</summary>
    public static async Task<Result<Post>> FindChangeableAsync(
        this IPostRepository posts, PostId id, Caller caller, CancellationToken cancellationToken) =>
        Check(await posts.FindAsync(id, cancellationToken), caller);

    /// <summary>The same of a post that is loaded already; null where there is none.</summary>
    public static Result<Post> Check(Post? post, Caller caller)
    {
        if (post is null || !new VisiblePosts(caller).IsSatisfiedBy(post))
            return PostErrors.NotFound;

        return caller.MayChange(post.AuthorId) ? post : PostErrors.NotYours;
    }
}
