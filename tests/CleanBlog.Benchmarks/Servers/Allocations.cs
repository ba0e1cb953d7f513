using System.Buffers.Binary;
using System.Net.Sockets;

namespace CleanBlog.Benchmarks.Servers;

/// <summary>Asks a server that carries the hook how much it has allocated.</summary>
internal sealed class Allocations(string socketPath) : IDisposable
{
    /// <summary>The server with the hook in it.</summary>
    public static (ServerSpec Server, Allocations Allocations) Count(ServerSpec server, string hookAssembly)
    {
        var socketPath = Path.Combine(Path.GetTempPath(), $"cleanblog-bench-{Guid.CreateVersion7():N}");

        return (server.With(("DOTNET_STARTUP_HOOKS", hookAssembly), ("CLEANBLOG_BENCH_SOCKET", socketPath)), new(socketPath));
    }

    public void Dispose() => File.Delete(socketPath);

    public async Task<long> ReadBytesAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
        var answer = new byte[sizeof(long)];

        return await socket.ReceiveAsync(answer) == answer.Length
            ? BinaryPrimitives.ReadInt64LittleEndian(answer)
            : throw new BenchException("The hook in the server did not answer.");
    }
}
