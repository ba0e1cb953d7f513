using CleanBlog.Application.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Caching;

/// <summary>What the unit of work is about to change of the content, announced before it is stored and until it is decided.</summary>
internal sealed partial class ContentChange(BlogDbContext context, IContentWrites writes, Replica replica, TimeProvider clock, ILogger<ContentChange> logger)
{
    /// <summary>A COMMIT whose answer was lost may still be carried out; a server that goes on with it longer than this is cut off from its client anyway.</summary>
    private static readonly TimeSpan Undecided = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> tags = new(StringComparer.Ordinal);
    private Guid write;

    /// <summary>Announces what the context has staged; nothing that was kept of it is used from now on.</summary>
    public async ValueTask BeginAsync()
    {
        var added = FindTags().Where(tags.Add).ToList();

        if (added.Count == 0)
            return;

        if (write == Guid.Empty)
            write = Guid.CreateVersion7();

        await writes.BeginAsync(write, added);
    }

    /// <summary>Says that it is committed or undone. Ended without either, its outcome is open: the announcement outlasts it.</summary>
    public async ValueTask EndAsync(bool isDecided)
    {
        if (tags.Count == 0)
            return;

        var (ended, changed) = (write, tags.ToList());
        tags.Clear();
        write = Guid.Empty;

        if (isDecided)
            await writes.EndAsync(ended, changed, await replica.ReadPositionAsync(CancellationToken.None));
        else
            _ = EndLaterAsync(ended, changed);
    }

    private IEnumerable<string> FindTags()
    {
        foreach (var entry in context.ChangeTracker.Entries<Post>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;

            yield return ContentTags.Posts;
            yield return ContentTags.Post(entry.Entity.Id);
        }

        // Of new ones nobody knows anything yet.
        foreach (var entry in context.ChangeTracker.Entries<User>().Where(IsRewritten))
            yield return ContentTags.User(entry.Entity.Id);

        foreach (var entry in context.ChangeTracker.Entries<Session>().Where(IsRewritten))
            yield return ContentTags.User(entry.Entity.UserId);
    }

    private static bool IsRewritten(EntityEntry entry) => entry.State is EntityState.Modified or EntityState.Deleted;

    private async Task EndLaterAsync(Guid ended, IReadOnlyCollection<string> changed)
    {
        LogUndecided(ended);
        await Task.Delay(Undecided, clock);
        await writes.EndAsync(ended, changed, await replica.ReadPositionAsync(CancellationToken.None));
    }

    [LoggerMessage(1, LogLevel.Debug, "Whether the write {Write} was committed is not known")]
    private partial void LogUndecided(Guid write);
}
