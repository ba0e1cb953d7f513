using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;

namespace CleanBlog.Application.Posts;

/// <summary>Reads posts without loading aggregates.</summary>
public interface IPostReader
{
    /// <summary>One statement; null where there is no such post among <paramref name="visible"/>.</summary>
    Task<PostDetails?> FindAsync(PostId id, VisiblePosts visible, CancellationToken cancellationToken);

    /// <summary>The revision of what <see cref="FindAsync"/> would find, without loading it.</summary>
    Task<Revision?> FindRevisionAsync(PostId id, VisiblePosts visible, CancellationToken cancellationToken);

    /// <summary>Those of <paramref name="ids"/> that are among <paramref name="visible"/>, in no order. One statement.</summary>
    Task<IReadOnlyList<PostDetails>> ListByIdAsync(IReadOnlyCollection<PostId> ids, VisiblePosts visible, CancellationToken cancellationToken);

    /// <summary>At most two statements: the count where it is asked for, and the page unless it lies past the end.</summary>
    Task<Page<PostDetails>> ListAsync(Specification<Post> specification, CancellationToken cancellationToken);
}
