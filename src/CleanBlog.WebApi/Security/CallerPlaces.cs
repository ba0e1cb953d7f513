using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Security;

/// <summary>Places that are held for a while, of which one caller gets a part at the most.</summary>
/// <param name="all">How many there are.</param>
/// <param name="share">How many one caller may hold.</param>
/// <param name="full">The refusal where none is free.</param>
internal sealed class CallerPlaces(int all, int share, Error full)
{
    private readonly Lock gate = new();
    private readonly Dictionary<UInt128, int> held = [];
    private int count;

    /// <summary>How many are taken.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>A place until it is disposed of.</summary>
    public Result<IDisposable> Take(UInt128 caller)
    {
        lock (gate)
        {
            if (held.GetValueOrDefault(caller) >= share)
                return PlaceErrors.TooMany;

            if (count >= all)
                return full;

            count++;
            held[caller] = held.GetValueOrDefault(caller) + 1;
            return Result.Of<IDisposable>(new Place(this, caller));
        }
    }

    private void Free(UInt128 caller)
    {
        lock (gate)
        {
            count--;

            if (--held[caller] == 0)
                held.Remove(caller);
        }
    }

    private sealed class Place(CallerPlaces places, UInt128 caller) : IDisposable
    {
        private int isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0)
                places.Free(caller);
        }
    }
}
