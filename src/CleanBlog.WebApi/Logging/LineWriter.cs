using System.Text;
using Microsoft.Extensions.Logging.Console;

namespace CleanBlog.WebApi.Logging;

/// <summary>
/// Lines on their way to a stream. A thread of its own writes all that have come at once, and the first one immediately; then it lets
/// others gather for a while, unless half of the queue is taken.
/// </summary>
public sealed class LineWriter : IDisposable
{
    /// <summary>Nobody who watches a console sees it.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>A stream that takes nothing does not keep the process from ending.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly Stream stream;
    private readonly int capacity;
    private readonly ConsoleLoggerQueueFullMode whenFull;
    private readonly Func<int, string> tellLost;
    private readonly Thread thread;

    private readonly object gate = new();
    private StringBuilder gathered = new();
    private int count;
    private int lost;
    private bool isAwaited = true;
    private bool isClosed;

    /// <summary>Starts to write.</summary>
    /// <param name="stream">Takes text in UTF-8.</param>
    /// <param name="capacity">How many lines may wait.</param>
    /// <param name="whenFull">What happens to one more.</param>
    /// <param name="tellLost">The line that tells how many were lost.</param>
    public LineWriter(Stream stream, int capacity, ConsoleLoggerQueueFullMode whenFull, Func<int, string> tellLost)
    {
        (this.stream, this.capacity, this.whenFull, this.tellLost) = (stream, capacity, whenFull, tellLost);
        thread = new(WriteAll) { IsBackground = true, Name = "Console of the log" };
        thread.Start();
    }

    /// <summary>Leaves a line to be written.</summary>
    /// <param name="line">With its end.</param>
    public void Add(string line)
    {
        lock (gate)
        {
            while (count >= capacity && whenFull is ConsoleLoggerQueueFullMode.Wait && !isClosed)
                Monitor.Wait(gate);

            if (count >= capacity || isClosed)
            {
                lost++;
                return;
            }

            gathered.Append(line);
            count++;

            if (isAwaited || count > capacity / 2)
                Monitor.PulseAll(gate);
        }
    }

    /// <summary>Writes what has been left, if the stream takes it, and no more.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.PulseAll(gate);
        }

        thread.Join(Patience);
    }

    private void WriteAll()
    {
        var taken = new StringBuilder();

        while (Take(ref taken, out var lines))
        {
            Write(taken, lines);
            taken.Clear();
        }
    }

    /// <summary>Waits for lines and takes all; false where none can come any more.</summary>
    private bool Take(ref StringBuilder emptied, out int lines)
    {
        lock (gate)
        {
            if (!isAwaited && !isClosed && count <= capacity / 2)
                Monitor.Wait(gate, Pause);

            isAwaited = true;

            while (count == 0 && !isClosed)
                Monitor.Wait(gate);

            isAwaited = false;

            if (count > 0 && lost > 0)
                gathered.Append(tellLost(lost));

            (gathered, emptied, lines) = (emptied, gathered, count + lost);
            (count, lost) = (0, 0);
            Monitor.PulseAll(gate);

            return emptied.Length > 0;
        }
    }

    private void Write(StringBuilder text, int lines)
    {
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody can be told where the log itself fails, but whoever reads it when it works again.
            lock (gate)
                lost += lines;
        }
    }
}
