using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Common;

/// <summary>The refusals of <see cref="IUnitOfWork.CommitAsync"/>.</summary>
public static class CommitErrors
{
    public static Error Duplicate { get; } =
        new(ErrorKind.Conflict, "conflict.duplicate", "Something with the same unique value is stored already.");

    public static Error ConcurrentChange { get; } =
        new(ErrorKind.Conflict, "conflict.concurrent_change", "It was changed or deleted by another request meanwhile. Read it again, then decide.");
}
