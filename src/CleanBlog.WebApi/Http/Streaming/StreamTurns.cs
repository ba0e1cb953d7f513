using System.Threading.RateLimiting;
using CleanBlog.Infrastructure.Persistence;

namespace CleanBlog.WebApi.Http.Streaming;

/// <summary>How many streams run at a time: each holds a connection to the database for as long as its client takes.</summary>
public sealed class StreamTurns : IDisposable
{
    /// <summary>For a database without a bound of its own: SQLite reads as many rows at a time as anybody asks for.</summary>
    private const int PoolSizeOfTheUnbounded = 100;

    /// <summary>The part of the pool that streams may take; the rest stays with whoever wants a short answer.</summary>
    private const int Share = 4;

    private readonly ConcurrencyLimiter limiter;

    public StreamTurns(Database database)
    {
        Limit = Math.Max(1, (database.PoolSize ?? PoolSizeOfTheUnbounded) / Share);
        limiter = new(new ConcurrencyLimiterOptions { PermitLimit = Limit });
    }

    public int Limit { get; }

    /// <summary>A turn until it is disposed; refused with <see cref="ProblemTypes.TooManyStreams"/> where all are taken.</summary>
    public IDisposable Take()
    {
        var turn = limiter.AttemptAcquire();

        if (turn.IsAcquired)
            return turn;

        turn.Dispose();
        throw new RefusedRequestException(ProblemTypes.TooManyStreams);
    }

    public void Dispose() => limiter.Dispose();
}
