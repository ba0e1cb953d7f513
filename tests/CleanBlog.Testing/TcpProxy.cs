using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace CleanBlog.Testing;

/// <summary>When a proxy cuts the connection of a client that commits.</summary>
public enum Cut
{
    /// <summary>The server never hears of the commit.</summary>
    Before,

    /// <summary>The commit is on its way, and what becomes of it is open, when the client loses its connection.</summary>
    During,

    /// <summary>The server has committed and said so; the client never hears of it.</summary>
    After,
}

/// <summary>Stands before a PostgreSQL server and hands on every byte, until it is told to cut a connection at a commit.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder target;
    private readonly Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Queue<Cut> cutsToCome = [];
    private readonly Lock gate = new();
    private readonly Task accepting;

    private int cutsMade;

    public TcpProxy(string connectionString)
    {
        target = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        accepting = AcceptAsync();
    }

    /// <summary>The connection string of the server, led through the proxy; it reads along, so statements are neither encrypted nor sent by a number.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(target.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port,
        SslMode = SslMode.Disable,
        MaxAutoPrepare = 0,
    }.ConnectionString;

    /// <summary>Whether these bytes of a client make the server commit. The default is the message of a COMMIT; a statement outside a transaction does without.</summary>
    public Func<ReadOnlyMemory<byte>, bool> Commits { get; set; } = HaveCommit;

    public int Cuts => Volatile.Read(ref cutsMade);

    /// <summary>The message of a COMMIT, or a batch that commits itself, since no BEGIN goes before its statements.</summary>
    public static bool HaveCommit(ReadOnlyMemory<byte> sent) =>
        sent.Span.IndexOf("Q\0\0\0\u000BCOMMIT\0"u8) >= 0 || (sent.Span.IndexOf("INSERT INTO commits"u8) >= 0 && sent.Span.IndexOf("BEGIN"u8) < 0);

    /// <summary>Cuts at the next commits in this order, one connection each, and at no other.</summary>
    public void CutNext(params IEnumerable<Cut> cuts)
    {
        lock (gate)
        {
            cutsToCome.Clear();

            foreach (var cut in cuts)
                cutsToCome.Enqueue(cut);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(connections);
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptAsync(ending.Token)));
        }
        catch (OperationCanceledException)
        {
            // The proxy is ending.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using (client)
        using (var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true })
        {
            try
            {
                await server.ConnectAsync(target.Host!, target.Port, ending.Token);
                await new Connection(this, client, server).RunAsync(ending.Token);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One end is gone, and so goes the other.
            }
        }
    }

    private Cut? CutAt(ReadOnlyMemory<byte> sent)
    {
        if (!Commits(sent))
            return null;

        lock (gate)
            return cutsToCome.TryDequeue(out var cut) ? cut : null;
    }

    private sealed class Connection(TcpProxy proxy, Socket client, Socket server)
    {
        private readonly List<byte> withheld = [];
        private volatile bool withholding;

        /// <summary>The server is ready for a query, and in no transaction.</summary>
        private static ReadOnlySpan<byte> ReadyAndIdle => "Z\0\0\0\u0005I"u8;

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            Task[] directions = [SendAsync(cancellationToken), AnswerAsync(cancellationToken)];
            await Task.WhenAny(directions);

            if (withholding)
                Interlocked.Increment(ref proxy.cutsMade);

            client.Dispose();
            server.Dispose();
            await Task.WhenAll(directions);
        }

        private async Task SendAsync(CancellationToken cancellationToken)
        {
            var buffer = new byte[64 * 1024];

            while (await client.ReceiveAsync(buffer, cancellationToken) is var read and > 0)
            {
                var sent = buffer.AsMemory(0, read);
                var when = proxy.CutAt(sent);
                withholding = when is not null;

                if (when is not Cut.Before)
                    await server.SendAsync(sent, cancellationToken);

                if (when is Cut.Before or Cut.During)
                    return;
            }
        }

        private async Task AnswerAsync(CancellationToken cancellationToken)
        {
            var buffer = new byte[64 * 1024];

            while (await server.ReceiveAsync(buffer, cancellationToken) is var read and > 0)
            {
                if (!withholding)
                {
                    await client.SendAsync(buffer.AsMemory(0, read), cancellationToken);
                    continue;
                }

                withheld.AddRange(buffer.AsSpan(0, read));

                if (CollectionsMarshal.AsSpan(withheld).IndexOf(ReadyAndIdle) >= 0)
                    return;
            }
        }
    }
}
