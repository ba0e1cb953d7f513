using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

internal static class RequestCharset
{
    /// <summary>Refuses every charset but UTF-8; the framework would answer 500 to one that it does not know.</summary>
    public static IApplicationBuilder UseRequestCharset(this IApplicationBuilder app) => app.Use((http, next) =>
        MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
        && type.Charset is { HasValue: true } charset
        && !HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? ProblemTypes.UnsupportedCharset.ToProblem().ExecuteAsync(http)
            : next(http));
}
