using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;

namespace CleanBlog.Application.Posts;

/// <summary>Deletes a post for good; for its author and administrators.</summary>
public sealed class DeletePost(IPostRepository posts, IUnitOfWork unitOfWork, ICurrentUser currentUser) : IUseCase
{
    public async Task<Result> ExecuteAsync(PostId id, CancellationToken cancellationToken)
    {
        var found = await posts.FindChangeableAsync(id, currentUser.RequiredCaller, cancellationToken);

        if (!found.TryGet(out var post, out var refusal))
            return refusal;

        posts.Remove(post);

        return await unitOfWork.CommitAsync(cancellationToken);
    }
}
