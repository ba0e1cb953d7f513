namespace CleanBlog.Domain.Posts;

/// <summary>The posts as a collection of whole aggregates. It stages; the unit of work commits.</summary>
public interface IPostRepository
{
    Task<Post?> FindAsync(PostId id, CancellationToken cancellationToken);

    /// <summary>Those of <paramref name="ids"/> that there are, without loading the posts.</summary>
    Task<IReadOnlySet<PostId>> FilterExistingAsync(IReadOnlyCollection<PostId> ids, CancellationToken cancellationToken);

    /// <summary>Those of <paramref name="ids"/> that there are, in one statement and in no order.</summary>
    Task<IReadOnlyList<Post>> ListByIdAsync(IReadOnlyCollection<PostId> ids, CancellationToken cancellationToken);

    void Add(Post post);

    void Remove(Post post);
}
