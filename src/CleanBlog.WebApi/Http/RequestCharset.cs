using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

internal static class RequestCharset
{
    /// <summary>Refuses every charset but UTF-8, and takes that one off: the framework would answer 500 to a name that it does not know.</summary>
    public static IApplicationBuilder UseRequestCharset(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.Charset.HasValue)
            return next(http);

        if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return ProblemTypes.UnsupportedCharset.ToProblem().ExecuteAsync(http);

        http.Request.ContentType = type.MediaType.Value;
        return next(http);
    });
}
