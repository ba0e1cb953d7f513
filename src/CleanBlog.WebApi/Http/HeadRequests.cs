namespace CleanBlog.WebApi.Http;

internal static class HeadRequests
{
    private static readonly object Head = new();

    /// <summary>Answers HEAD wherever GET is answered (RFC 9110 §9.3.2); the server itself leaves the body out.</summary>
    public static IApplicationBuilder UseHeadRequests(this IApplicationBuilder app) => app.Use((http, next) =>
        HttpMethods.IsHead(http.Request.Method) ? AnswerAsync(http, next) : next(http));

    /// <summary>Whether the header fields alone are asked for, though the method looks like GET.</summary>
    public static bool IsHead(this HttpContext http) => http.Items.ContainsKey(Head);

    private static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        http.Request.Method = HttpMethods.Get;
        http.Items[Head] = true;

        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
        }
    }
}
