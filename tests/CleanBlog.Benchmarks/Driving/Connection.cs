using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CleanBlog.Benchmarks.Driving;

/// <summary>One connection that sends prepared requests and reads the answer to its end; of what it says only the status matters.</summary>
internal sealed class Connection : IDisposable
{
    private static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] EndOfChunks = "\r\n0\r\n\r\n"u8.ToArray();
    private static readonly byte[] ContentLength = "\r\nContent-Length: "u8.ToArray();
    private static readonly byte[] Chunked = "\r\nTransfer-Encoding: chunked"u8.ToArray();

    private readonly Socket socket;
    private byte[] buffer = new byte[16 * 1024];

    private Connection(Socket socket) => this.socket = socket;

    public static async Task<Connection> OpenAsync(Uri server)
    {
        var connected = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await connected.ConnectAsync(server.Host, server.Port);
        return new(connected);
    }

    public void Dispose() => socket.Dispose();

    /// <summary>Throws where the answer has another status than is expected.</summary>
    public async ValueTask SendAsync(byte[] request, Load load)
    {
        await socket.SendAsync(request);
        var length = 0;

        do
        {
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);

            var read = await socket.ReceiveAsync(buffer.AsMemory(length));

            if (read == 0)
                throw new BenchException("The server closed a connection.");

            length += read;
        }
        while (!IsComplete(buffer.AsSpan(0, length)));

        if ((HttpStatusCode)int.Parse(buffer.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture) is var status && status != load.Expected)
            throw new BenchException($"{load.Method} {load.Paths[0]} was answered with {status} instead of {load.Expected}.");
    }

    /// <summary>No JSON has a line end of HTTP in it, so the last chunk cannot be mistaken.</summary>
    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf(EndOfHeaders);

        if (headers < 0)
            return false;

        var fields = answer[..(headers + 2)];
        var start = fields.IndexOf(ContentLength);

        if (start < 0)
            return fields.IndexOf(Chunked) < 0 || answer.EndsWith(EndOfChunks);

        var value = fields[(start + ContentLength.Length)..];
        var length = int.Parse(Encoding.ASCII.GetString(value[..value.IndexOf((byte)'\r')]), CultureInfo.InvariantCulture);

        return answer.Length >= headers + EndOfHeaders.Length + length;
    }
}
