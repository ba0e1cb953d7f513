using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Application.Posts;

public sealed record WritePostCommand(string Title, string Content, bool Published);

/// <summary>Writes a post of the caller's, as a draft or for everybody to see. Who was deleted meanwhile is refused with <see cref="UserErrors.InvalidCredentials"/>.</summary>
public sealed class WritePost(
    IPostRepository posts, IUnitOfWork unitOfWork, ICurrentUser currentUser, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    public async Task<Result<PostDetails>> ExecuteAsync(WritePostCommand command, CancellationToken cancellationToken)
    {
        var written = Post.Write(currentUser.RequiredCaller.Id, command.Title, command.Content, command.Published, clock.UtcNow());

        if (!written.TryGet(out var post, out var refusal))
            return refusal;

        posts.Add(post);

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure == CommitErrors.OwnerGone ? UserErrors.InvalidCredentials : failure;

        return post.Adapt<PostDetails>(mapping);
    }
}
