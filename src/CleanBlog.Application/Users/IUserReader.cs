using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Reads users without loading aggregates. Who was deleted is not there but as an author.</summary>
public interface IUserReader
{
    Task<UserDetails?> FindAsync(UserId id, CancellationToken cancellationToken);

    /// <summary>The revision of what <see cref="FindAsync"/> would find, without loading it.</summary>
    Task<Revision?> FindRevisionAsync(UserId id, CancellationToken cancellationToken);

    /// <summary>Those of <paramref name="ids"/> that are there, in no order. One statement.</summary>
    Task<IReadOnlyList<UserDetails>> ListByIdAsync(IReadOnlyCollection<UserId> ids, CancellationToken cancellationToken);

    /// <summary>At most two statements: the count where it is asked for, and the page unless it lies past the end.</summary>
    Task<Page<UserDetails>> ListAsync(Specification<User> specification, CancellationToken cancellationToken);

    /// <summary>One statement, read row by row as it is consumed: all of it shows one state of the database, and nothing is kept of it.</summary>
    IAsyncEnumerable<UserDetails> StreamAsync(Specification<User> specification, CancellationToken cancellationToken);

    /// <summary>One statement; those who are gone are missing.</summary>
    Task<IReadOnlyDictionary<Guid, AuthorDetails>> FindAuthorsAsync(IReadOnlyCollection<UserId> ids, CancellationToken cancellationToken);
}
