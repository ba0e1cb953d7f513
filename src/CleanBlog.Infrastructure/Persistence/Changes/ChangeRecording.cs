using CleanBlog.Application.Changes;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CleanBlog.Infrastructure.Persistence.Changes;

/// <summary>The one place in which changes are recorded.</summary>
internal static class ChangeRecording
{
    /// <summary>Stages a row for each aggregate that is about to be stored with another version, or not to be there any more. Changes have to be detected already.</summary>
    public static void RecordChanges(this ChangeTracker tracker, DateTimeOffset now)
    {
        // Of a commit that was refused, or of an earlier one.
        foreach (var earlier in tracker.Entries<Change>().ToList())
            earlier.State = EntityState.Detached;

        // Who wrote something comes before it.
        tracker.Context.AddRange(tracker.Entries<AggregateRoot>().Select(entry => Of(entry, now)).OfType<Change>().OrderByDescending(change => change.Kind).ToList());
    }

    private static Change? Of(EntityEntry<AggregateRoot> entry, DateTimeOffset now)
    {
        var (isNew, isDeleted) = (entry.State is EntityState.Added, entry.State is EntityState.Deleted);

        // Whatever anybody can see raises the version.
        if (!isNew && !isDeleted && !(entry.State is EntityState.Modified && entry.Property(root => root.Version).IsModified))
            return null;

        return entry.Entity switch
        {
            Post post => new(ChangeKind.Post, post.Id.Value, post.AuthorId.Value, isNew ? null : WasPublished(entry), isDeleted ? null : post.Published, post.Version, now),
            User when WasDeleted(entry) => null,
            User user => new(ChangeKind.User, user.Id.Value, user.Id.Value, isNew ? null : true, user.DeletedAt is null ? true : null, user.Version, now),

            // Administrators' own affair, in no feed.
            Invitation => null,
            var unknown => throw new InvalidOperationException($"How a {unknown.GetType().Name} is shown in the change feed is not said."),
        };
    }

    /// <summary>Nobody has seen the user since: what is left of it is nobody's concern.</summary>
    private static bool WasDeleted(EntityEntry<AggregateRoot> entry) => entry.Property<DateTimeOffset?>(nameof(User.DeletedAt)).OriginalValue is not null;

    private static bool WasPublished(EntityEntry<AggregateRoot> entry) => entry.Property<bool>(nameof(Post.Published)).OriginalValue;
}
