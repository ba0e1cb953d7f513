using CleanBlog.Infrastructure.Limits;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.WebApi.Security;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Http.Streaming;

/// <summary>How many streams run at a time: each holds a connection to the database for as long as its client takes.</summary>
public sealed class StreamTurns
{
    /// <summary>For a database without a bound of its own: SQLite reads as many rows at a time as anybody asks for.</summary>
    private const int PoolSizeOfTheUnbounded = 100;

    /// <summary>The part of the pool that streams may take; the rest stays with whoever wants a short answer.</summary>
    private const int Share = 4;

    private readonly CallerPlaces places;

    public StreamTurns(Database database, IOptions<RateLimitOptions> limits)
    {
        Limit = Math.Max(1, (database.PoolSize ?? PoolSizeOfTheUnbounded) / Share);
        places = new(Limit, limits.Value.ShareOf(Limit), ProblemTypes.TooManyStreams.ToError());
    }

    public int Limit { get; }

    /// <summary>A turn until it is disposed; refused with a problem where all are taken, or too many by this caller.</summary>
    public IDisposable Take(UInt128 caller) =>
        places.Take(caller).TryGet(out var turn, out var refused) ? turn : throw new RefusedRequestException(ProblemTypes.Of(refused));
}
