using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CleanBlog.WebApi.Tests.Telemetry;

/// <summary>Keeps what is exported to it over OTLP by HTTP: one character a byte, so that text can be looked for.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Body)> exports = new();
    private readonly WebApplication app;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        app = builder.Build();
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            exports.Enqueue((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
            http.Response.StatusCode = StatusCodes.Status200OK;
        });
    }

    public string Address => app.Urls.Single();

    public string Traces => Exported("/v1/traces");

    public string Metrics => Exported("/v1/metrics");

    public string Logs => Exported("/v1/logs");

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private string Exported(string path) =>
        string.Concat(exports.Where(export => export.Path.Equals(path, StringComparison.Ordinal)).Select(export => export.Body));
}
