namespace CleanBlog.Benchmarks.Driving;

/// <summary>Sends an exact number of requests, so that what they cost can be divided by it.</summary>
internal static class Counted
{
    public const int Requests = Connections * PerConnection;

    private const int Connections = 8;
    private const int PerConnection = 100;

    public static Task DriveAsync(Uri server, Load load)
    {
        var requests = load.ToBytes(server);
        return Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendAsync(server, load, requests))));
    }

    private static async Task SendAsync(Uri server, Load load, IReadOnlyList<byte[]> requests)
    {
        using var connection = await Connection.OpenAsync(server);

        for (var count = 0; count < PerConnection; count++)
            await connection.SendAsync(requests[count % requests.Count], load);
    }
}
