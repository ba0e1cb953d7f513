using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Posts;

/// <summary>The refusals around posts. Each code is public API.</summary>
public static class PostErrors
{
    public static Error NotFound { get; } =
        new(ErrorKind.NotFound, "post.not_found", "There is no post with this id that you may see.");

    public static Error NotYours { get; } =
        new(ErrorKind.Forbidden, "post.not_yours", "Only its author and administrators may change this post.");

    public static Error DraftsNeedSignIn { get; } =
        new(ErrorKind.Unauthenticated, "post.drafts_need_sign_in", "Sign in to see your drafts.");
}
