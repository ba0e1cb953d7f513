namespace CleanBlog.Benchmarks.Servers;

/// <summary>Servers that run side by side; only one at a time is driven.</summary>
internal sealed class RunningServers : IAsyncDisposable
{
    private readonly Dictionary<ServerSpec, ServerProcess> running = [];

    public ServerProcess this[ServerSpec spec] => running[spec];

    public async Task<ServerProcess> StartAsync(ServerSpec spec) => running[spec] = await ServerProcess.StartAsync(spec);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in running.Values)
            await server.DisposeAsync();
    }
}
