using System.Diagnostics;

namespace CleanBlog.WebApi.Http;

/// <summary>
/// One line a request; that of a read that succeeds in good time, or is made to wait, of which there are most, only where the level is Debug. The path is
/// logged as it stood in the URL, percent-encoded, so that nobody can forge a line; query, bodies and header fields may hold secrets and
/// are never logged.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> logger)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext http)
    {
        var (method, path, start) = (http.Request.Method, http.Request.Path, clock.GetTimestamp());

        await next(http);

        var (status, elapsed) = (http.Response.StatusCode, clock.GetElapsedTime(start));
        var isInTime = elapsed < Slow || http.GetEndpoint().StreamsEvents();
        var level = IsRead(method) && status < StatusCodes.Status400BadRequest && isInTime ? LogLevel.Debug : LogLevel.Information;

        LogRequest(level, method, path, status, elapsed.TotalMilliseconds, Activity.Current?.TraceId);
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    [LoggerMessage(EventId = 1, Message = "{Method} {Path} {Status} in {Milliseconds:0.0} ms, trace {TraceId}")]
    private partial void LogRequest(LogLevel level, string method, PathString path, int status, double milliseconds, ActivityTraceId? traceId);
}
