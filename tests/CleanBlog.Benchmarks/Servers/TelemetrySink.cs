using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.Benchmarks.Servers;

/// <summary>Takes every export of OTLP over HTTP and forgets it.</summary>
internal sealed class TelemetrySink : IDisposable
{
    private readonly HttpListener listener = new();
    private long exports;
    private long bytes;

    public TelemetrySink()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = TakeAsync();
    }

    public Uri Address { get; }

    public long Exports => Interlocked.Read(ref exports);

    public long Bytes => Interlocked.Read(ref bytes);

    public void Dispose() => listener.Close();

    private async Task TakeAsync()
    {
        var buffer = new byte[64 * 1024];

        while (listener.IsListening)
        {
            HttpListenerContext export;

            try
            {
                export = await listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is ObjectDisposedException or HttpListenerException && !listener.IsListening)
            {
                return;
            }

            while (await export.Request.InputStream.ReadAsync(buffer) is var read and > 0)
                Interlocked.Add(ref bytes, read);

            Interlocked.Increment(ref exports);

            // An empty body is an empty answer in protobuf.
            export.Response.ContentType = "application/x-protobuf";
            export.Response.Close();
        }
    }
}
