using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>What users leave behind, and what takes it away. Nothing of it is done in one transaction: there can be very much of it.</summary>
public interface IDeletedUsers
{
    /// <summary>Of those who were deleted some who are not done with: something of theirs has to go yet. One statement.</summary>
    Task<IReadOnlyList<UserId>> ListUnfinishedAsync(int count, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the sessions and the drafts, and where the user loses its posts all of them, a few in a transaction, and at last the user where no post is left. Nothing
    /// happens to a user who is not deleted. It can be ended and done again at any time, also by several at once.
    /// </summary>
    Task FinishAsync(UserId id, CancellationToken cancellationToken);
}
