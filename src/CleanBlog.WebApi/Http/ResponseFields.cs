namespace CleanBlog.WebApi.Http;

/// <summary>What every answer carries, whoever makes it.</summary>
internal sealed class ResponseFields
{
    private readonly RequestDelegate next;
    private readonly TimeProvider clock;
    private readonly Func<object, Task> set;

    public ResponseFields(RequestDelegate next, TimeProvider clock)
    {
        (this.next, this.clock) = (next, clock);
        set = Set;
    }

    public Task InvokeAsync(HttpContext http)
    {
        // An error handler clears the fields that were set before it, so these are set last of all.
        http.Response.OnStarting(set, http);
        return next(http);
    }

    private Task Set(object state)
    {
        var http = (HttpContext)state;

        SecurityHeaders.Set(http);
        CachingFields.Set(http, clock);
        Compression.MarkEntityTag(http.Response.Headers);
        TraceContext.Set(http);

        return Task.CompletedTask;
    }
}
