using System.Runtime.InteropServices;

namespace CleanBlog.Infrastructure.Limits;

/// <summary>
/// An instant for each of many callers, in memory of a fixed size: 2 MiB, of which only the pages are there that somebody is in. A row
/// holds eight callers; where it is full the one whose instant comes first gives way, which has the least to lose. What has passed is
/// as good as not there, so that nothing has to be cleared away.
/// </summary>
internal sealed class Instants
{
    /// <summary>How many callers fit.</summary>
    public const int Capacity = Rows * Width;

    private const int Rows = 16_384;
    private const int Width = 8;
    private const int Gates = 64;

    private readonly Entry[] entries = new Entry[Capacity];
    private readonly Lock[] gates = [.. Enumerable.Range(0, Gates).Select(_ => new Lock())];

    /// <summary>Moves the caller's instant, which is not before now, by so much, unless it would come to lie further off than allowed.</summary>
    /// <returns>Whether it was moved, and how far off it is now.</returns>
    public (bool IsMoved, TimeSpan Distance) Move(UInt128 caller, TimeSpan now, TimeSpan step, TimeSpan furthest)
    {
        var row = RowOf(caller);

        lock (gates[row % Gates])
        {
            ref var entry = ref Find(row, caller);
            var distance = entry.IsOf(caller) && entry.Instant > now ? entry.Instant - now : TimeSpan.Zero;

            var moved = distance + step;

            if (moved > furthest)
                return (false, distance);

            if (moved > TimeSpan.Zero || entry.IsOf(caller))
                entry = new Entry(caller, now + moved);

            return (true, moved);
        }
    }

    /// <summary>How far off the caller's instant is; nothing where it has passed.</summary>
    public TimeSpan DistanceOf(UInt128 caller, TimeSpan now)
    {
        var row = RowOf(caller);

        lock (gates[row % Gates])
        {
            ref var entry = ref Find(row, caller);
            return entry.IsOf(caller) && entry.Instant > now ? entry.Instant - now : TimeSpan.Zero;
        }
    }

    private static int RowOf(UInt128 caller) => (int)((ulong)caller % Rows);

    /// <summary>The caller's entry, or the one that gives way to it.</summary>
    private ref Entry Find(int row, UInt128 caller)
    {
        var width = entries.AsSpan(row * Width, Width);
        var first = 0;

        for (var index = 0; index < Width; index++)
        {
            if (width[index].IsOf(caller))
                return ref width[index];

            if (width[index].Instant < width[first].Instant)
                first = index;
        }

        return ref width[first];
    }

    /// <summary>Half of a caller's name: the other half chose the row, and both are hashes.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Entry(UInt128 caller, TimeSpan instant)
    {
        private readonly ulong name = (ulong)(caller >> 64);

        public TimeSpan Instant { get; } = instant;

        public bool IsOf(UInt128 caller) => name == (ulong)(caller >> 64);
    }
}
