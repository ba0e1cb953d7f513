namespace CleanBlog.Benchmarks.Driving;

internal static class WarmUp
{
    /// <summary>Sends each request once, which shows that the status is the one that is meant (wrk tells only errors from the rest), and then all as fast as they are answered.</summary>
    public static async Task RunAsync(Uri server, Load load, TimeSpan duration)
    {
        using var connection = await Connection.OpenAsync(server);

        foreach (var request in load.ToBytes(server))
            await connection.SendAsync(request, load);

        await Wrk.DriveAsync(server, load, duration);
    }
}
