using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

/// <summary>
/// Loaded into a server by DOTNET_STARTUP_HOOKS while its allocations are counted, and never otherwise: whoever connects to the socket
/// named in CLEANBLOG_BENCH_SOCKET is told how many bytes the process has allocated so far.
/// </summary>
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime asks for this name.")]
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime asks for this name.")]
[SuppressMessage("Major Bug", "S3903:Types should be defined in named namespaces", Justification = "The runtime asks for this name.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Environment.GetEnvironmentVariable("CLEANBLOG_BENCH_SOCKET")!));
        listener.Listen();

        new Thread(() => Answer(listener)) { IsBackground = true }.Start();
    }

    private static void Answer(Socket listener)
    {
        var answer = new byte[sizeof(long)];

        // As long as the process lives.
        while (listener.IsBound)
        {
            using var caller = listener.Accept();
            BinaryPrimitives.WriteInt64LittleEndian(answer, GC.GetTotalAllocatedBytes(precise: true));
            caller.Send(answer);
        }
    }
}
