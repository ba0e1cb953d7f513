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

    /// <summary>The same with the texts left empty, which are most of what there is to read.</summary>
    Task<Page<PostDetails>> ListWithoutContentAsync(Specification<Post> specification, CancellationToken cancellationToken);

    /// <summary>One statement, read row by row as it is consumed: all of it shows one state of the database, and nothing is kept of it.</summary>
    /// <param name="specification">Without a part: all that meet it, in its order.</param>
    /// <param name="withContent">Else the texts are left empty.</param>
    /// <param name="withAuthors">Whether each comes with who wrote it.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    IAsyncEnumerable<PostDetails> StreamAsync(Specification<Post> specification, bool withContent, bool withAuthors, CancellationToken cancellationToken);
}
