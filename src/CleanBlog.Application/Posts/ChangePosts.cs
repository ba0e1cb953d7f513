using System.Text.Json;
using System.Text.Json.Serialization;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Application.Posts;

/// <summary>Several changes of posts.</summary>
/// <param name="IsAtomic">Whether one that is refused refuses them all.</param>
/// <param name="Changes">Each sees what those before it have made.</param>
public sealed record ChangePostsCommand(bool IsAtomic, IReadOnlyList<PostChange> Changes);

/// <summary>What became of each change, in the order given.</summary>
public sealed record ChangePostsOutcome(IReadOnlyList<Result<ChangedPost>> Changes);

/// <summary>Why nothing was changed: the refusal is that of the first change that was refused.</summary>
/// <param name="Changes">Those that were refused and their places; one at least.</param>
public sealed record RefusedChanges(IReadOnlyList<(int Index, Error Error)> Changes)
    : Error(Changes[0].Error.Kind, Changes[0].Error.Code, Changes[0].Error.Message);

/// <summary>
/// Writes, revises and deletes posts in one transaction, each by the rules of its own use case. A change that is refused is left out of
/// it, or refuses them all. The number of commands does not grow with the number of changes, but for the batches in which SQLite takes
/// them. A change that has a name is carried out once: it gives its first outcome again.
/// </summary>
public sealed class ChangePosts(
    IPostRepository posts, IIdempotency idempotency, IUnitOfWork unitOfWork, ICurrentUser currentUser, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    /// <summary>Begun anew where somebody else was faster, at the most so many times in all; the last one writes over nothing that was stored before.</summary>
    private const int MaxAttempts = 5;

    /// <summary>Refused as a whole with <see cref="RefusedChanges"/>, with <see cref="UserErrors.InvalidCredentials"/> where the caller was deleted meanwhile, or with <see cref="IdempotencyErrors.InFlight"/> where others keep on using the same names.</summary>
    public async Task<Result<ChangePostsOutcome>> ExecuteAsync(ChangePostsCommand command, CancellationToken cancellationToken)
    {
        Dictionary<PostId, int>? versions = null;

        for (var left = MaxAttempts; left > 0; left--)
        {
            var earlier = await RecallAsync(command.Changes, cancellationToken);
            var stored = await FindAsync(command.Changes.Where((_, index) => earlier[index] is null), cancellationToken);
            versions ??= VersionsOf(stored.Values, currentUser.RequiredCaller);

            var attempt = new Attempt(currentUser.RequiredCaller, clock.UtcNow(), stored, FindOvertaken(versions, stored, isLast: left == 1));
            var outcomes = command.Changes.Select((change, index) => earlier[index] ?? CarryOut(change, attempt)).ToList();

            if (command.IsAtomic && FindRefused(outcomes) is { } refused)
                return refused;

            // Whoever no longer waits for the answer can ask for it again, so what is decided is stored.
            var failure = (await unitOfWork.CommitAsync(CancellationToken.None)).Error;

            if (failure is null)
                return new ChangePostsOutcome(outcomes);

            if (failure == CommitErrors.OwnerGone)
                return UserErrors.InvalidCredentials;
        }

        return IdempotencyErrors.InFlight;
    }

    private async Task<Result<ChangedPost>?[]> RecallAsync(IReadOnlyList<PostChange> changes, CancellationToken cancellationToken)
    {
        var named = changes.Index().Where(change => change.Item.Name is not null).ToList();
        var earlier = new Result<ChangedPost>?[changes.Count];

        if (named.Count == 0)
            return earlier;

        var answers = await idempotency.RecallAsync([.. named.Select(change => change.Item.Name!)], cancellationToken);

        foreach (var ((index, change), answer) in named.Zip(answers))
            earlier[index] = Recall(change, answer);

        return earlier;
    }

    /// <summary>Null where it was not carried out yet.</summary>
    private static Result<ChangedPost>? Recall(PostChange change, Result<RememberedAnswer> answer)
    {
        if (!answer.TryGet(out var remembered, out var reused))
            return reused;

        if (remembered.Content is not { } content)
            return null;

        if (change is PostToDelete deleted)
            return new ChangedPost(deleted.Id, Post: null);

        var post = JsonSerializer.Deserialize(content, RememberedPost.Default.PostDetails)!;
        return new ChangedPost(PostId.From(post.Id), post);
    }

    private async Task<Dictionary<PostId, Post>> FindAsync(IEnumerable<PostChange> changes, CancellationToken cancellationToken)
    {
        var ids = changes.OfType<StoredPostChange>().Select(change => change.Id).ToHashSet();

        return ids.Count == 0 ? [] : (await posts.ListByIdAsync(ids, cancellationToken)).ToDictionary(post => post.Id);
    }

    /// <summary>Of what the caller may change: of anything else it is not told that somebody was faster, since that would tell of what it may not see.</summary>
    private static Dictionary<PostId, int> VersionsOf(IEnumerable<Post> stored, Caller caller) =>
        stored.Where(post => PostAccess.Check(post, caller).Error is null).ToDictionary(post => post.Id, post => post.Version);

    /// <summary>Those that somebody else has changed or deleted since they were first looked at; all of them at last, so that there is an end.</summary>
    private static HashSet<PostId> FindOvertaken(Dictionary<PostId, int> versions, Dictionary<PostId, Post> stored, bool isLast) =>
        [.. versions.Where(first => isLast || stored.GetValueOrDefault(first.Key)?.Version != first.Value).Select(first => first.Key)];

    private static RefusedChanges? FindRefused(List<Result<ChangedPost>> outcomes)
    {
        var refused = outcomes.Index().Where(outcome => outcome.Item.Error is not null).Select(outcome => (outcome.Index, outcome.Item.Error!)).ToList();

        return refused.Count == 0 ? null : new RefusedChanges(refused);
    }

    private Result<ChangedPost> CarryOut(PostChange change, Attempt attempt)
    {
        if (change.Name is not { } name)
            return Change(change, attempt);

        if (attempt.Done.TryGetValue(name.Name, out var before))
            return before.Digest.AsSpan().SequenceEqual(name.Digest) ? before.Outcome : IdempotencyErrors.KeyReused;

        var changed = Change(change, attempt);

        if (changed.TryGet(out var outcome, out _))
        {
            attempt.Done.Add(name.Name, (name.Digest, outcome));
            idempotency.Remember(name, outcome.Post is { } post ? JsonSerializer.SerializeToUtf8Bytes(post, RememberedPost.Default.PostDetails) : []);
        }

        return changed;
    }

    private Result<ChangedPost> Change(PostChange change, Attempt attempt) => change switch
    {
        PostToWrite write => Write(write.Post, attempt),
        PostToRevise revise => Revise(revise, attempt),
        PostToDelete delete => Delete(delete, attempt),
        UnfitPostChange unfit => unfit.Refusal,
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, message: null),
    };

    private Result<ChangedPost> Write(WritePostCommand command, Attempt attempt)
    {
        if (!Post.Write(attempt.Caller.Id, command.Title, command.Content, command.Published, attempt.Now).TryGet(out var post, out var refusal))
            return refusal;

        posts.Add(post);
        return Show(post);
    }

    private Result<ChangedPost> Revise(PostToRevise change, Attempt attempt)
    {
        if (!attempt.FindChangeable(change).TryGet(out var post, out var refusal) || !change.Revise(PostText.Of(post)).TryGet(out var text, out refusal))
            return refusal;

        if (FindUnexpected(change, post) is { } unexpected)
            return unexpected;

        return text.ApplyTo(post, attempt.Now).Error is { } rule ? rule : Show(post);
    }

    private Result<ChangedPost> Delete(PostToDelete change, Attempt attempt)
    {
        if (!attempt.FindChangeable(change).TryGet(out var post, out var refusal))
            return refusal;

        if (FindUnexpected(change, post) is { } unexpected)
            return unexpected;

        posts.Remove(post);
        attempt.Stored.Remove(post.Id);
        return new ChangedPost(post.Id, Post: null);
    }

    private static UnexpectedRevision? FindUnexpected(StoredPostChange change, Post post) =>
        change.IsExpected is { } isExpected && RevisionOf(post) is var revision && !isExpected(revision) ? new(revision) : null;

    private static Revision RevisionOf(Post post) => new(post.Version, post.UpdatedAt);

    private ChangedPost Show(Post post) => new(post.Id, post.Adapt<PostDetails>(mapping));

    /// <summary>One go through all changes.</summary>
    /// <param name="Caller">Whose changes they are.</param>
    /// <param name="Now">When they are made.</param>
    /// <param name="Stored">The posts as the changes so far have left them.</param>
    /// <param name="Overtaken">Those that the caller could have changed, had not somebody else been faster.</param>
    private sealed record Attempt(Caller Caller, DateTimeOffset Now, Dictionary<PostId, Post> Stored, HashSet<PostId> Overtaken)
    {
        /// <summary>What was carried out under a name.</summary>
        public Dictionary<string, (byte[] Digest, ChangedPost Outcome)> Done { get; } = new(StringComparer.Ordinal);

        public Result<Post> FindChangeable(StoredPostChange change)
        {
            var post = Stored.GetValueOrDefault(change.Id);

            if (!Overtaken.Contains(change.Id))
                return PostAccess.Check(post, Caller);

            if (change.IsExpected is null)
                return CommitErrors.ConcurrentChange;

            return new UnexpectedRevision(post is null ? null : RevisionOf(post));
        }
    }
}

/// <summary>A post as its change is remembered.</summary>
[JsonSerializable(typeof(PostDetails))]
internal sealed partial class RememberedPost : JsonSerializerContext;
