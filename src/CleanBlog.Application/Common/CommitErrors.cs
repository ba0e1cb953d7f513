using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Common;

/// <summary>The refusals of <see cref="IUnitOfWork.CommitAsync"/>.</summary>
public static class CommitErrors
{
    public static Error Duplicate { get; } =
        new(ErrorKind.Conflict, "conflict.duplicate", "Something with the same unique value is stored already.");

    public static Error ConcurrentChange { get; } =
        new(ErrorKind.Conflict, "conflict.concurrent_change", "It was changed or deleted by another request meanwhile. Read it again, then decide.");

    /// <summary>The code is that of <see cref="ConcurrentChange"/>: what it belongs to was deleted.</summary>
    public static Error OwnerGone { get; } =
        new(ConcurrentChange.Kind, ConcurrentChange.Code, "What it belongs to was deleted by another request meanwhile.");
}

/// <summary>What is stored is not the revision that the caller expects (<see cref="IWriteCondition"/>).</summary>
/// <param name="Current">What is stored instead; null where it is gone.</param>
public sealed record UnexpectedRevision(Revision? Current)
    : Error(ErrorKind.PreconditionFailed, "precondition.failed", "It is no longer what If-Match or If-Unmodified-Since says. Read it again, then decide.");
