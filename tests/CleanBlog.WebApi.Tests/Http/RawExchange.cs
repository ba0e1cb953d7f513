using System.Net.Sockets;
using System.Text;
using CleanBlog.WebApi.Tests.OpenApi;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>Sends bytes as they are, which no HTTP client would, and reads until the server closes the connection.</summary>
internal static class RawExchange
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>All that the server said; empty where it closed the connection without a word.</summary>
    public static async Task<string> SendAsync(Uri address, string head, IEnumerable<byte[]>? body = null) =>
        Encoding.UTF8.GetString(await SendForBytesAsync(address, head, body));

    /// <summary>The same, byte by byte.</summary>
    public static async Task<byte[]> SendForBytesAsync(Uri address, string head, IEnumerable<byte[]>? body = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port, patience.Token);
        var stream = connection.GetStream();

        var sending = SendAsync(stream, Encoding.Latin1.GetBytes(head), body ?? [], patience.Token);
        var answer = await ReadAsync(stream, patience.Token);
        await sending;

        if (ContractExchange.Parse(head, answer) is { } exchange)
            Contract.Committed.Hold(exchange);

        return answer;
    }

    /// <summary>The status of the final answer; 0 where there was none.</summary>
    public static int Status(string answer)
    {
        var final = answer.StartsWith("HTTP/1.1 100", StringComparison.Ordinal) ? answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..] : answer;

        return final.Length == 0 ? 0 : int.Parse(final.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task SendAsync(NetworkStream stream, byte[] head, IEnumerable<byte[]> body, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(head, cancellationToken);

            foreach (var part in body)
                await stream.WriteAsync(part, cancellationToken);
        }
        catch (IOException)
        {
            // The server has heard enough; what it said counts.
        }
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var answer = new MemoryStream();

        try
        {
            await stream.CopyToAsync(answer, cancellationToken);
        }
        catch (IOException)
        {
            // A reset after the answer; what arrived before it counts.
        }

        return answer.ToArray();
    }
}
