using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;

namespace CleanBlog.Application.Posts;

/// <summary>What is to become of one post, as one of several.</summary>
public abstract record PostChange
{
    /// <summary>Under which it is carried out once, with whatever request it comes; null where it has no name.</summary>
    public NamedRequest? Name { get; init; }
}

/// <summary>Writes a post of the caller's.</summary>
public sealed record PostToWrite(WritePostCommand Post) : PostChange;

/// <summary>A change of a post that is stored already.</summary>
/// <param name="Id">Which post.</param>
/// <param name="IsExpected">Whether a revision is one that the caller expects; null where it expects nothing.</param>
public abstract record StoredPostChange(PostId Id, Predicate<Revision>? IsExpected) : PostChange;

/// <summary>Changes a post's text, publishes it or makes it a draft again.</summary>
/// <param name="Id">Which post.</param>
/// <param name="Revise">Says what becomes of the text as it is stored, or refuses.</param>
/// <param name="IsExpected">Whether a revision is one that the caller expects; null where it expects nothing.</param>
public sealed record PostToRevise(PostId Id, Func<PostText, Result<PostText>> Revise, Predicate<Revision>? IsExpected) : StoredPostChange(Id, IsExpected);

/// <summary>Deletes a post for good.</summary>
/// <param name="Id">Which post.</param>
/// <param name="IsExpected">Whether a revision is one that the caller expects; null where it expects nothing.</param>
public sealed record PostToDelete(PostId Id, Predicate<Revision>? IsExpected) : StoredPostChange(Id, IsExpected);

/// <summary>What is refused whatever is stored.</summary>
public sealed record UnfitPostChange(Error Refusal) : PostChange;

/// <summary>What a change has made of a post.</summary>
/// <param name="Id">Which post.</param>
/// <param name="Post">As it is now; null where it is deleted.</param>
public sealed record ChangedPost(PostId Id, PostDetails? Post);
