using CleanBlog.Application.Common;

namespace CleanBlog.Infrastructure.Caching;

/// <summary>
/// Stamps of one process, for a single instance. Tags share a fixed number of slots by their hash, so that a million posts cost no
/// more memory than one; two tags of one slot only end each other's answers early. Users have slots of their own, which posts do not touch.
/// </summary>
internal sealed class LocalContentStamps : IContentStamps, IContentWrites
{
    private const int Slots = 4096;
    private const int BitsOfWriters = 16;
    private const long Writers = (1L << BitsOfWriters) - 1;
    private const long NextGeneration = 1L << BitsOfWriters;

    // The generation, and in the lowest bits how many are writing: one number, so that both are read and changed at once.
    private readonly long[] states = new long[2 * Slots];
    private readonly long[] positions = new long[2 * Slots];

    public ValueTask<ContentStamp?> ReadAsync(string tag, CancellationToken cancellationToken)
    {
        var slot = SlotOf(tag);
        var state = Volatile.Read(ref states[slot]);

        return ValueTask.FromResult<ContentStamp?>((state & Writers) == 0 ? new(state, Volatile.Read(ref positions[slot])) : null);
    }

    public ValueTask BeginAsync(Guid write, IReadOnlyCollection<string> tags)
    {
        foreach (var tag in tags)
            Interlocked.Add(ref states[SlotOf(tag)], NextGeneration + 1);

        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(Guid write, IReadOnlyCollection<string> tags, long position)
    {
        foreach (var tag in tags)
        {
            var slot = SlotOf(tag);
            Raise(ref positions[slot], position);
            Interlocked.Add(ref states[slot], NextGeneration - 1);
        }

        return ValueTask.CompletedTask;
    }

    private static int SlotOf(string tag) => (int)((uint)tag.GetHashCode(StringComparison.Ordinal) % Slots) + (ContentTags.IsOfUser(tag) ? Slots : 0);

    private static void Raise(ref long position, long least)
    {
        for (var seen = Volatile.Read(ref position); seen < least;)
        {
            var found = Interlocked.CompareExchange(ref position, least, seen);

            if (found == seen)
                return;

            seen = found;
        }
    }
}
