using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Posts;

internal static class PostAccess
{
    /// <summary>What the caller may not see is not found; what it may see but not change is refused.</summary>
    public static async Task<Result<Post>> FindChangeableAsync(
        this IPostRepository posts, PostId id, Caller caller, CancellationToken cancellationToken)
    {
        if (await posts.FindAsync(id, cancellationToken) is not { } post || !new VisiblePosts(caller).IsSatisfiedBy(post))
            return PostErrors.NotFound;

        return caller.MayChange(post.AuthorId) ? post : PostErrors.NotYours;
    }
}
