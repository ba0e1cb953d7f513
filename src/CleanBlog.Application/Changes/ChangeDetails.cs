using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;

namespace CleanBlog.Application.Changes;

/// <summary>What a change means to whoever is told of it.</summary>
public enum ChangeType
{
    /// <summary>It came into being, changed or came into sight; this is how it is now.</summary>
    Changed,

    /// <summary>It was deleted, or the caller may not see it any more.</summary>
    Removed,
}

/// <summary>A thing that is not as it was.</summary>
/// <param name="Type">Whether it is there for the caller.</param>
/// <param name="Kind">Which of <paramref name="Post"/> and <paramref name="User"/> there is, if any.</param>
/// <param name="Id">Of the thing.</param>
/// <param name="At">When the change was made, in UTC.</param>
/// <param name="Position">Where the change stands in the order in which changes were committed.</param>
/// <param name="Post">As it is now; null unless it is a post that the caller may see.</param>
/// <param name="User">As it is now; null unless it is a user that the caller may see.</param>
public sealed record ChangeDetails(ChangeType Type, ChangeKind Kind, Guid Id, DateTimeOffset At, long Position, PostDetails? Post, UserDetails? User);

/// <summary>A part of the change feed.</summary>
/// <param name="Changes">At most one of each thing, in the order in which they were committed.</param>
/// <param name="End">The position up to which everything was looked at; go on behind it.</param>
/// <param name="GoesOn">Whether there are changes behind it already, of whatever kind and for whomever.</param>
public sealed record ChangesPage(IReadOnlyList<ChangeDetails> Changes, long End, bool GoesOn);
