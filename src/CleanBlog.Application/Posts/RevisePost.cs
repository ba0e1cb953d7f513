using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using Mapster;

namespace CleanBlog.Application.Posts;

/// <summary>What is to change of a post.</summary>
/// <param name="Id">Which post.</param>
/// <param name="Title">Null leaves it as it is.</param>
/// <param name="Content">Null leaves it as it is.</param>
/// <param name="Published">Null leaves it as it is.</param>
public sealed record RevisePostCommand(PostId Id, string? Title, string? Content, bool? Published);

/// <summary>Changes a post's text, publishes it or makes it a draft again; for its author and administrators.</summary>
public sealed class RevisePost(
    IPostRepository posts, IUnitOfWork unitOfWork, ICurrentUser currentUser, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    public async Task<Result<PostDetails>> ExecuteAsync(RevisePostCommand command, CancellationToken cancellationToken)
    {
        var found = await posts.FindChangeableAsync(command.Id, currentUser.RequiredCaller, cancellationToken);

        if (!found.TryGet(out var post, out var refusal))
            return refusal;

        var now = clock.UtcNow();

        if (post.Revise(command.Title ?? post.Title, command.Content ?? post.Content, now).Error is { } rule)
            return rule;

        if (command.Published is true)
            post.Publish(now);
        else if (command.Published is false)
            post.Unpublish(now);

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure;

        return post.Adapt<PostDetails>(mapping);
    }
}
