using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Changes;

/// <summary>Which part of the change feed.</summary>
/// <param name="After">The position behind which it begins; null for the oldest change that is kept.</param>
/// <param name="Kinds">Of which kinds of things.</param>
/// <param name="Limit">Of how many things at the most.</param>
public sealed record ReadChangesQuery(long? After, IReadOnlySet<ChangeKind> Kinds, int Limit);

/// <summary>
/// Reads what was created, changed or deleted that the caller may see or could see before. Whoever applies it in this order has what the
/// caller may see, as soon as nothing lies behind.
/// </summary>
public sealed class ReadChanges(IChangeReader changes, IPostReader posts, IUserReader users, UserDirectory directory, ICurrentUser currentUser) : IUseCase
{
    /// <summary>How many changes are looked at for one part, so that it costs no more where few of them are for the caller.</summary>
    private const int Window = 200;

    public async Task<Result<ChangesPage>> ExecuteAsync(ReadChangesQuery query, CancellationToken cancellationToken)
    {
        if (!(await changes.ReadAsync(query.After, Window, cancellationToken)).TryGet(out var recorded, out var refused))
            return refused;

        var visible = VisiblePosts.To(currentUser.Caller);
        var (latest, end) = Choose(recorded, query, visible);
        var shownPosts = await ListPostsAsync(latest, visible, cancellationToken);
        var shownUsers = await ListUsersAsync(latest, cancellationToken);

        return new ChangesPage(
            [.. latest.Select(change => Describe(change, shownPosts, shownUsers, visible)).OfType<ChangeDetails>()],
            end,
            recorded.GoesOn || end < (recorded.Items is [.., var last] ? last.Position : recorded.After));
    }

    /// <summary>The last change of each thing that concerns the caller, until there are enough, and the position up to which they were chosen.</summary>
    private (List<RecordedChange> Latest, long End) Choose(RecordedChanges recorded, ReadChangesQuery query, VisiblePosts visible)
    {
        var latest = new Dictionary<(ChangeKind, Guid), RecordedChange>();
        var end = recorded.After;

        foreach (var change in recorded.Items)
        {
            var isOfInterest = query.Kinds.Contains(change.Kind) && (Shows(change, change.WasPublic, visible) || Shows(change, change.IsPublic, visible));
            var thing = (change.Kind, change.EntityId);

            if (isOfInterest && latest.Count == query.Limit && !latest.ContainsKey(thing))
                break;

            if (isOfInterest)
                latest[thing] = change;

            end = change.Position;
        }

        return ([.. latest.Values.OrderBy(change => change.Position)], end);
    }

    private async Task<Dictionary<Guid, PostDetails>> ListPostsAsync(List<RecordedChange> latest, VisiblePosts visible, CancellationToken cancellationToken)
    {
        var ids = latest.Where(change => change.Kind is ChangeKind.Post).Select(change => PostId.From(change.EntityId)).ToList();

        return ids.Count == 0 ? [] : (await posts.ListByIdAsync(ids, visible, cancellationToken)).ToDictionary(post => post.Id);
    }

    private async Task<Dictionary<Guid, UserDetails>> ListUsersAsync(List<RecordedChange> latest, CancellationToken cancellationToken)
    {
        var ids = latest.Where(change => change.Kind is ChangeKind.User).Select(change => UserId.From(change.EntityId)).ToList();

        return ids.Count == 0 ? [] : (await users.ListByIdAsync(ids, cancellationToken)).ToDictionary(user => user.Id);
    }

    /// <summary>Null where there is nothing to say: the caller never saw it, and a later change took it away again.</summary>
    private ChangeDetails? Describe(RecordedChange change, Dictionary<Guid, PostDetails> shownPosts, Dictionary<Guid, UserDetails> shownUsers, VisiblePosts visible)
    {
        var post = change.Kind is ChangeKind.Post ? shownPosts.GetValueOrDefault(change.EntityId) : null;
        var user = change.Kind is ChangeKind.User ? shownUsers.GetValueOrDefault(change.EntityId) : null;
        var isThere = post is not null || user is not null;

        if (!isThere && !Shows(change, change.WasPublic, visible))
            return null;

        return new(isThere ? ChangeType.Changed : ChangeType.Removed, change.Kind, change.EntityId, change.At, change.Position, post, user);
    }

    /// <summary>Whether the caller sees it in this state; users are seen as the directory shows them.</summary>
    private bool Shows(RecordedChange change, bool? isPublic, VisiblePosts visible) => (change.Kind, isPublic) switch
    {
        (_, null) => false,
        (ChangeKind.User, _) => directory.Shows(UserId.From(change.OwnerId), currentUser.Caller),
        (_, { } published) => visible.Include(UserId.From(change.OwnerId), published),
    };
}
