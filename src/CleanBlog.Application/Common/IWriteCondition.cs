namespace CleanBlog.Application.Common;

/// <summary>What the caller of a write says that it expects to be stored; the unit of work holds it against what it stores over.</summary>
public interface IWriteCondition
{
    /// <summary>Null where the write is unconditional.</summary>
    ExpectedRevision? Expected { get; }
}

/// <summary>The expectation of one thing.</summary>
/// <param name="Id">Of the thing that the request names.</param>
/// <param name="IsMetBy">Whether this revision is one that the caller expects.</param>
public sealed record ExpectedRevision(Guid Id, Predicate<Revision> IsMetBy);
