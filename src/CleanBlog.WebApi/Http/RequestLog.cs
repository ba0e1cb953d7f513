using System.Diagnostics;

namespace CleanBlog.WebApi.Http;

/// <summary>
/// One line a request. The path is logged as it stood in the URL, percent-encoded, so that nobody can forge a line; query, bodies
/// and header fields may hold secrets and are never logged.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var (method, path, start) = (http.Request.Method, http.Request.Path.ToUriComponent(), Stopwatch.GetTimestamp());

        await next(http);

        LogRequest(method, path, http.Response.StatusCode, Stopwatch.GetElapsedTime(start).TotalMilliseconds, Activity.Current?.TraceId.ToHexString());
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path} {Status} in {Milliseconds:0.0} ms, trace {TraceId}")]
    private partial void LogRequest(string method, string path, int status, double milliseconds, string? traceId);
}
