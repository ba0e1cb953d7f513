using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Common;

/// <summary>What the repositories staged, as one transaction.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Stores everything or nothing. Refused with <see cref="CommitErrors.Duplicate"/> where a unique index says so, and with
    /// <see cref="CommitErrors.ConcurrentChange"/> where somebody else changed or deleted the same thing meanwhile, or with
    /// <see cref="UnexpectedRevision"/> where that breaks the caller's <see cref="IWriteCondition"/>, or with <see cref="CommitErrors.OwnerGone"/>
    /// where what it belongs to is gone. After a refusal nothing is staged
    /// and nothing that was loaded is kept, so that whoever wants to can begin again.
    /// </summary>
    Task<Result> CommitAsync(CancellationToken cancellationToken);
}
