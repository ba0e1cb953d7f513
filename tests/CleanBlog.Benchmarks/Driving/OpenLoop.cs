using System.Diagnostics;
using System.Threading.Channels;

namespace CleanBlog.Benchmarks.Driving;

/// <summary>
/// Sends requests at a fixed rate, whether or not earlier ones are answered: equal portions fall due every millisecond, and the time of
/// each counts from there, so that waiting for a free connection or for a late driver is not left out (coordinated omission).
/// </summary>
internal static class OpenLoop
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    /// <summary>The milliseconds of each request. Throws when one is answered with another status than expected.</summary>
    public static async Task<IReadOnlyList<double>> DriveAsync(Uri server, Load load, double perSecond, TimeSpan duration)
    {
        var due = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleWriter = true });
        var requests = load.ToBytes(server);
        var clients = Enumerable.Range(0, load.Connections).Select(client => Task.Run(() => SendAsync(server, load, requests, client, due.Reader))).ToList();

        var pacing = Task.Factory.StartNew(() => Pace(due.Writer, perSecond, duration), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await pacing;

        return [.. (await Task.WhenAll(clients)).SelectMany(latencies => latencies)];
    }

    private static void Pace(ChannelWriter<long> due, double perSecond, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var ticks = (int)(duration / Tick);
        var perTick = perSecond * Tick.TotalSeconds;

        for (var tick = 0; tick < ticks; tick++)
        {
            var rest = (Tick * tick) - Stopwatch.GetElapsedTime(start);

            if (rest > TimeSpan.Zero)
                Thread.Sleep(rest);

            var moment = start + (long)(tick * Tick.TotalSeconds * Stopwatch.Frequency);

            for (var count = (long)((tick + 1) * perTick) - (long)(tick * perTick); count > 0; count--)
                due.TryWrite(moment);
        }

        due.Complete();
    }

    private static async Task<List<double>> SendAsync(Uri server, Load load, IReadOnlyList<byte[]> requests, int next, ChannelReader<long> due)
    {
        List<double> latencies = [];
        using var connection = await Connection.OpenAsync(server);

        await foreach (var moment in due.ReadAllAsync())
        {
            await connection.SendAsync(requests[next++ % requests.Count], load);
            latencies.Add(Stopwatch.GetElapsedTime(moment).TotalMilliseconds);
        }

        return latencies;
    }
}
