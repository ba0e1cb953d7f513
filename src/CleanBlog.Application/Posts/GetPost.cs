using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;

namespace CleanBlog.Application.Posts;

/// <summary>Reads one post that the caller may see.</summary>
public sealed class GetPost(IPostReader posts, ICurrentUser currentUser) : IUseCase
{
    public async Task<Result<PostDetails>> ExecuteAsync(PostId id, CancellationToken cancellationToken) =>
        await posts.FindAsync(id, new VisiblePosts(currentUser.Caller), cancellationToken) is { } post ? post : PostErrors.NotFound;
}
