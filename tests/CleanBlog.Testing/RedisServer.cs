using System.Globalization;

namespace CleanBlog.Testing;

/// <summary>An installed Redis server of its own for a test, which forgets everything when it ends; the test may kill it and start it again on the same port.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    /// <summary>In CLEANBLOG_REQUIRED_SERVERS.</summary>
    public const string Name = "redis";

    private const string Functions = """
        start() {
          "$PROGRAM" --bind 127.0.0.1 --port "$PORT" --dir . --save '' --appendonly no &
          pid=$!
        }
        crash() {
          kill -9 "$pid" && { wait "$pid"; pid=; true; }
        }
        suspend() {
          kill -STOP "$pid"
        }
        resume() {
          kill -CONT "$pid"
        }
        stop() {
          [ -z "$pid" ] || crash
        }
        """;

    private static readonly string? Folder = InstalledProgram.FindFolder(["/usr/bin", "/opt/homebrew/bin", "/usr/local/bin"], "redis-server");

    private readonly ThrowAwayServer process;
    private readonly int port;

    private RedisServer(ThrowAwayServer process, int port) => (this.process, this.port) = (process, port);

    /// <summary>Why there is none here, or null.</summary>
    public static string? Absence => ThrowAwayServer.Absence ?? (Folder is null ? "No Redis is installed: redis-server is neither on the PATH nor where packages put it." : null);

    /// <summary>As StackExchange.Redis writes it.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    /// <summary>A new one that runs and is empty.</summary>
    public static async Task<RedisServer> CreateAsync()
    {
        var free = FreePort.Find();
        var server = new ThrowAwayServer("redis", Functions, [("PROGRAM", Path.Combine(Folder!, "redis-server")), ("PORT", free.ToString(CultureInfo.InvariantCulture))]);
        var redis = new RedisServer(server, free);

        try
        {
            await redis.StartAsync();
            return redis;
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after it was killed, empty; it answers when this is done.</summary>
    public async Task StartAsync()
    {
        await process.OrderAsync("start");
        await process.ListensAsync(port);
    }

    /// <summary>Ends it at once: connections break, and new ones are refused.</summary>
    public Task KillAsync() => process.OrderAsync("crash");

    /// <summary>Makes it hang: connections stay, and nothing is answered.</summary>
    public Task SuspendAsync() => process.OrderAsync("suspend");

    public Task ResumeAsync() => process.OrderAsync("resume");

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
