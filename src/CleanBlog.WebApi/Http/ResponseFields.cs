namespace CleanBlog.WebApi.Http;

/// <summary>What every answer carries, whoever makes it.</summary>
internal static class ResponseFields
{
    public static IApplicationBuilder UseResponseFields(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // An error handler clears the fields that were set before it, so these are set last of all.
        http.Response.OnStarting(Set, http);
        return next(http);
    });

    private static Task Set(object state)
    {
        var http = (HttpContext)state;

        SecurityHeaders.Set(http);
        CachingFields.Set(http);
        Compression.MarkEntityTag(http.Response.Headers);
        TraceContext.Set(http);

        return Task.CompletedTask;
    }
}
