using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Changes;

/// <summary>
/// Numbers what was committed: one at a time, in a transaction of its own, so that a position is given only to what everybody can see and
/// higher than all before it. From the oldest change that is kept to the newest there is no gap, and the newest is always kept.
/// </summary>
internal sealed class ChangeSequence(Database database) : IDisposable
{
    /// <summary>How many are numbered in one transaction.</summary>
    public const int MostAtOnce = 1000;

    private readonly string statement = PlainSql.NumberChanges(database.Provider.SelectUnnumberedChanges(MostAtOnce));

    /// <summary>Readers of this process wait here, without a connection, instead of for the lock of the database.</summary>
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Numbers what there is, up to <see cref="MostAtOnce"/>. One statement where there is nothing.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> NumberAsync(BlogDbContext context, CancellationToken cancellationToken)
    {
        if (!await IsSomethingUnnumberedAsync(context, cancellationToken))
            return false;

        await turn.WaitAsync(cancellationToken);

        try
        {
            // Whoever had the turn before may have done it.
            return await IsSomethingUnnumberedAsync(context, cancellationToken) && await NumberOnceAsync(context, cancellationToken) == MostAtOnce;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Numbers all there is.</summary>
    public async Task NumberAllAsync(BlogDbContext context, CancellationToken cancellationToken)
    {
        while (await NumberAsync(context, cancellationToken))
        {
            // In one transaction after the other.
        }
    }

    /// <summary>Deletes the changes before the first one that is not older, without leaving a gap.</summary>
    public async Task DeleteOlderAsync(BlogDbContext context, DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        await NumberAllAsync(context, cancellationToken);

        var changes = context.Set<Change>();

        if (await changes.Numbered().MaxAsync(change => change.Position, cancellationToken) is not { } newest)
            return;

        var first = await changes
            .Where(change => change.Position <= newest && change.At >= oldest)
            .OrderBy(change => change.Position)
            .Select(change => change.Position)
            .FirstOrDefaultAsync(cancellationToken) ?? newest;

        await changes.Where(change => change.Position < first).ExecuteDeleteAsync(cancellationToken);
    }

    public void Dispose() => turn.Dispose();

    private static Task<bool> IsSomethingUnnumberedAsync(BlogDbContext context, CancellationToken cancellationToken) =>
        context.Set<Change>().AnyAsync(change => change.Position == null, cancellationToken);

    private Task<int> NumberOnceAsync(BlogDbContext context, CancellationToken cancellationToken) =>
        context.Database.CreateExecutionStrategy().ExecuteAsync(
            async attempt =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(attempt);

                // In a statement of its own: the next one has to see what the last holder of the lock committed.
                if (database.Provider.LockChanges is { } takeLock)
                    await context.Database.ExecuteSqlRawAsync(takeLock, attempt);

                var count = await context.Database.ExecuteSqlRawAsync(statement, attempt);
                await transaction.CommitAsync(attempt);
                return count;
            },
            cancellationToken);
}
