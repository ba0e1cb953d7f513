using System.Data.Common;
using System.Diagnostics;
using CleanBlog.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// A copy of the database that follows it, for what everybody may read. A tag is read there if its last write has arrived, which its
/// stamp tells, and with it all that the primary had a second ago, so that a write which nobody announced is not missed for long.
/// </summary>
internal sealed partial class Replica
{
    /// <summary>How old the least that the replica must have may get.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    /// <summary>Between two questions to a replica that lags behind; what comes meanwhile is read from the primary.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly Database database;
    private readonly IContentStamps stamps;
    private readonly ILogger<Replica> logger;
    private readonly PooledDbContextFactory<BlogDbContext>? contexts;
    private long replayed;
    private long least = long.MaxValue;
    private long leastIsDue;
    private long replayedIsDue;

    public Replica(Database database, IContentStamps stamps, ILogger<Replica> logger)
    {
        (this.database, this.stamps, this.logger) = (database, stamps, logger);

        if (database.Replication is null)
            return;

        var options = new DbContextOptionsBuilder<BlogDbContext>();
        database.ConfigureReplica(options);
        contexts = new(options.Options);
    }

    /// <summary>Where the log of writes ends now; 0 where there is no replica, the end of all logs where nobody can tell.</summary>
    public async ValueTask<long> ReadPositionAsync(CancellationToken cancellationToken)
    {
        if (database.Replication is not { } replication)
            return 0;

        try
        {
            return await AskAsync(database.ConnectToExisting(), replication.CurrentPosition, cancellationToken) ?? long.MaxValue;
        }
        catch (DbException)
        {
            return long.MaxValue;
        }
    }

    /// <summary>Reads from the replica if it has what was written to the tag, else from the primary.</summary>
    public Task<T> ReadAsync<T>(string tag, BlogDbContext primary, Func<BlogDbContext, Task<T>> read, CancellationToken cancellationToken) =>
        contexts is null ? read(primary) : ReadFromEitherAsync(contexts, tag, primary, read, cancellationToken);

    private async Task<T> ReadFromEitherAsync<T>(
        PooledDbContextFactory<BlogDbContext> contexts, string tag, BlogDbContext primary, Func<BlogDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        if (!await HasAsync(tag, cancellationToken))
            return await read(primary);

        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            return await read(context);
        }
        catch (Exception exception) when (database.IsOutage(exception))
        {
            GiveUp(exception);
            return await read(primary);
        }
    }

    private async ValueTask<bool> HasAsync(string tag, CancellationToken cancellationToken)
    {
        if (await stamps.ReadAsync(tag, cancellationToken) is not { } stamp)
            return false;

        if (IsDue(ref leastIsDue, Bound) && await ReadPositionAsync(cancellationToken) is var position and < long.MaxValue)
            Volatile.Write(ref least, position);

        if (Has(stamp))
            return true;

        if (IsDue(ref replayedIsDue, Pause))
            await CatchUpAsync(cancellationToken);

        return Has(stamp);
    }

    private bool Has(ContentStamp stamp) => Math.Max(stamp.Position, Volatile.Read(ref least)) <= Volatile.Read(ref replayed);

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            Volatile.Write(ref replayed, await AskAsync(database.ConnectToReplica(), database.Replication!.ReplayedPosition, cancellationToken) ?? 0);
        }
        catch (DbException exception)
        {
            GiveUp(exception);
        }
    }

    /// <summary>For one of those who ask at the same time.</summary>
    private static bool IsDue(ref long due, TimeSpan pause)
    {
        var (now, seen) = (Stopwatch.GetTimestamp(), Volatile.Read(ref due));

        return now >= seen && Interlocked.CompareExchange(ref due, now + Ticks(pause), seen) == seen;
    }

    private void GiveUp(Exception exception)
    {
        Volatile.Write(ref replayedIsDue, Stopwatch.GetTimestamp() + Ticks(PauseAfterFailure));

        if (Interlocked.Exchange(ref replayed, 0) > 0)
            LogAway(exception.GetBaseException().Message);
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    private static async Task<long?> AskAsync(DbConnection connection, string query, CancellationToken cancellationToken)
    {
        await using (connection)
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = query;

            return await command.ExecuteScalarAsync(cancellationToken) as long?;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The replica does not answer: everything is read from the primary until it does ({Reason})")]
    private partial void LogAway(string reason);
}
