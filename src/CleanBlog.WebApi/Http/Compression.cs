using System.IO.Compression;
using CleanBlog.WebApi.Http.Conditional;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

/// <summary>
/// Compresses answers to anonymous reads alone. What holds a secret, a token or what only some may see, is never compressed beside text
/// of others' choice, so that its size tells nothing (BREACH, CVE-2013-3587); that is why it can be on under HTTPS.
/// </summary>
internal static class Compression
{
    public static IServiceCollection AddCompression(this IServiceCollection services) => services
        .AddResponseCompression(options => options.EnableForHttps = true)
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);

    public static IApplicationBuilder UseCompression(this IApplicationBuilder app) => app.UseWhen(
        http => HttpMethods.IsGet(http.Request.Method) && !http.Request.Headers.ContainsKey(HeaderNames.Authorization),
        compressed => compressed.UseResponseCompression());

    /// <summary>Other bytes need another strong validator (RFC 9110 §8.8.3.3).</summary>
    public static void MarkEntityTag(IHeaderDictionary fields)
    {
        if (fields.ContentEncoding is [{ Length: > 0 } coding] && fields.ETag is [{ } tag])
            fields.ETag = EntityTags.As(tag, coding);
    }
}
