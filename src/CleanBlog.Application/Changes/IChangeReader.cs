using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Changes;

/// <summary>Reads what was committed, in the order in which it was: nothing ever appears behind a position that was given out and was the end.</summary>
public interface IChangeReader
{
    /// <summary>The oldest changes behind a position. Two statements, and a short transaction more where something was committed since the last look.</summary>
    /// <param name="after">Null for the oldest that is kept. Refused with <see cref="ChangeErrors.TooOld"/> where what lies right behind it was deleted.</param>
    /// <param name="count">How many to read at the most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Result<RecordedChanges>> ReadAsync(long? after, int count, CancellationToken cancellationToken);

    /// <summary>The position of the newest change; 0 where there was none yet.</summary>
    Task<long> FindEndAsync(CancellationToken cancellationToken);
}

/// <summary>A part of the order of changes.</summary>
/// <param name="After">The position behind which it begins.</param>
/// <param name="Items">Without a gap between them.</param>
/// <param name="GoesOn">Whether more lies behind.</param>
public sealed record RecordedChanges(long After, IReadOnlyList<RecordedChange> Items, bool GoesOn);

/// <summary>That something was changed, and who could see it before and after.</summary>
/// <param name="Position">Counted from 1, in the order of commits.</param>
/// <param name="Kind">What sort of thing.</param>
/// <param name="EntityId">Which one.</param>
/// <param name="OwnerId">The author of a post; a user itself.</param>
/// <param name="WasPublic">Whether all who may see things of its kind could see it before; null where it was not there.</param>
/// <param name="IsPublic">The same afterwards; null where it was deleted.</param>
/// <param name="At">When, in UTC.</param>
public sealed record RecordedChange(long Position, ChangeKind Kind, Guid EntityId, Guid OwnerId, bool? WasPublic, bool? IsPublic, DateTimeOffset At);
