using CleanBlog.Application.Changes;
using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Changes;

/// <summary>Reads the primary alone: a replica that lags behind would say that there is nothing yet.</summary>
internal sealed class ChangeReader(BlogDbContext context, ChangeSequence sequence) : IChangeReader
{
    public async Task<Result<RecordedChanges>> ReadAsync(long? after, int count, CancellationToken cancellationToken)
    {
        await sequence.NumberAsync(context, cancellationToken);

        var from = after ?? 0;

        // The one at the position comes as well where it is still there, and one more than asked for, which tells whether there is more.
        var rows = await context.Set<Change>().AsNoTracking()
            .Where(change => change.Position >= from)
            .OrderBy(change => change.Position)
            .Take(count + 2)
            .Select(change => new RecordedChange(change.Position!.Value, change.Kind, change.EntityId, change.OwnerId, change.WasPublic, change.IsPublic, change.At))
            .ToListAsync(cancellationToken);

        if (after is not null && !FollowOn(rows, from))
            return ChangeErrors.TooOld;

        var behind = rows.SkipWhile(row => row.Position == after).ToList();

        return new RecordedChanges(after ?? (behind is [var oldest, ..] ? oldest.Position - 1 : 0), behind.GetRange(0, Math.Min(count, behind.Count)), behind.Count > count);
    }

    public async Task<long> FindEndAsync(CancellationToken cancellationToken)
    {
        await sequence.NumberAllAsync(context, cancellationToken);

        return await context.Set<Change>().Numbered().MaxAsync(change => change.Position, cancellationToken) ?? 0;
    }

    /// <summary>
    /// Whether nothing is missing behind the position: positions have no gaps, and the newest change is never deleted. What lies behind all
    /// of them was given by a database that this one is an older copy of.
    /// </summary>
    private static bool FollowOn(List<RecordedChange> rows, long after) => rows.Count == 0
        ? after == 0
        : rows[0].Position - after is 0 or 1 && rows.Index().All(row => row.Item.Position == rows[0].Position + row.Index);
}
