using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;

namespace CleanBlog.Application.Posts;

/// <summary>Reads one post that the caller may see.</summary>
public sealed class GetPost(IPostReader posts, ICurrentUser currentUser) : IUseCase
{
    /// <summary><paramref name="isKnown"/> says which revisions the caller has already; null asks for the post in any case.</summary>
    public async Task<Result<Reading<PostDetails>>> ExecuteAsync(PostId id, Predicate<Revision>? isKnown, CancellationToken cancellationToken)
    {
        var visible = VisiblePosts.To(currentUser.Caller);

        if (isKnown is not null && await posts.FindRevisionAsync(id, visible, cancellationToken) is { } revision && isKnown(revision))
            return new Reading<PostDetails>(revision, Value: null);

        return await posts.FindAsync(id, visible, cancellationToken) is { } post ? new Reading<PostDetails>(post) : PostErrors.NotFound;
    }
}
