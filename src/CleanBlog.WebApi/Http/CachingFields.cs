using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

/// <summary>
/// Dates answers, and says what may be kept (RFC 9111): an anonymous read, by anybody who asks each time whether it is still so. Everything else, above all
/// what a token opened, is for its caller alone and kept nowhere. The docs page and its files keep the fields of their own.
/// </summary>
internal static class CachingFields
{
    private const string AskEachTime = "public, no-cache";
    private const string KeepNowhere = "no-store";

    /// <summary>Longer than any that the server's own Date is behind.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(1);

    private static readonly string[] VariesBy = [HeaderNames.Accept, HeaderNames.AcceptEncoding, HeaderNames.Authorization];
    private static readonly string Varies = string.Join(", ", VariesBy);

    public static void Set(HttpContext http, TimeProvider clock)
    {
        var fields = http.Response.Headers;

        SetDate(fields, clock);

        if (IsPublicRead(http) && IsPageOfDocs(http.Request.Path))
            return;

        fields.Remove(HeaderNames.Pragma);
        fields.Remove(HeaderNames.Expires);

        if (!IsPublicRead(http) || IsHealth(http.Request.Path) || http.GetEndpoint().StreamsEvents())
        {
            fields.CacheControl = KeepNowhere;
            return;
        }

        fields.CacheControl = AskEachTime;
        fields.Vary = IsNoneButOurs(fields.Vary) ? Varies : string.Join(", ", fields.GetCommaSeparatedValues(HeaderNames.Vary).Concat(VariesBy).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>As in nearly every answer.</summary>
    private static bool IsNoneButOurs(StringValues vary) => vary.Count == 0 || VariesBy.Contains(vary.ToString(), StringComparer.Ordinal);

    /// <summary>Nothing was modified after its answer was made (RFC 9110 §8.8.2.1), but the server's own Date is up to a second old.</summary>
    private static void SetDate(IHeaderDictionary fields, TimeProvider clock)
    {
        if (!HeaderUtilities.TryParseDate(fields.LastModified.ToString(), out var modified) || clock.GetUtcNow() is var now && now - modified > Recently)
            return;

        fields.Date = HeaderUtilities.FormatDate(now > modified ? now : modified);
    }

    private static bool IsPublicRead(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && !http.Request.Headers.ContainsKey(HeaderNames.Authorization)
        && http.Response.StatusCode is (>= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices) or StatusCodes.Status304NotModified;

    private static bool IsHealth(PathString path) => path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static bool IsPageOfDocs(PathString path) =>
        path.StartsWithSegments(OpenApi.OpenApiDocument.DocsPath, StringComparison.Ordinal) || path.Equals(OpenApi.OpenApiDocument.DocumentPath, StringComparison.Ordinal);
}
