using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using Mapster;

namespace CleanBlog.Application.Posts;

/// <summary>All of a post that can change.</summary>
public sealed record PostText(string Title, string Content, bool Published)
{
    internal static PostText Of(Post post) => new(post.Title, post.Content, post.Published);

    /// <summary>Makes it the text of <paramref name="post"/>, which stays as it is where a rule is broken.</summary>
    internal Result ApplyTo(Post post, DateTimeOffset now)
    {
        if (post.Revise(Title, Content, now).Error is { } rule)
            return rule;

        if (Published)
            post.Publish(now);
        else
            post.Unpublish(now);

        return Result.Success;
    }
}

/// <summary>Changes a post's text, publishes it or makes it a draft again; for its author and administrators.</summary>
public sealed class RevisePost(
    IPostRepository posts, IUnitOfWork unitOfWork, ICurrentUser currentUser, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    /// <summary><paramref name="revise"/> says what becomes of the text as it is stored, or refuses.</summary>
    public async Task<Result<PostDetails>> ExecuteAsync(PostId id, Func<PostText, Result<PostText>> revise, CancellationToken cancellationToken)
    {
        var found = await posts.FindChangeableAsync(id, currentUser.RequiredCaller, cancellationToken);

        if (!found.TryGet(out var post, out var refusal))
            return refusal;

        if (!revise(PostText.Of(post)).TryGet(out var text, out refusal))
            return refusal;

        if (text.ApplyTo(post, clock.UtcNow()).Error is { } rule)
            return rule;

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure;

        return post.Adapt<PostDetails>(mapping);
    }
}
