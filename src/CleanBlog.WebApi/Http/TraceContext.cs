using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace CleanBlog.WebApi.Http;

internal static class TraceContext
{
    public const string FieldName = "traceresponse";

    /// <summary>
    /// Tells the caller the trace of its request, its own where it sent a <c>traceparent</c> (W3C Trace Context Level 2, §4), so that it
    /// can be found in the log.
    /// </summary>
    public static void Set(HttpContext http)
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IdFormat: ActivityIdFormat.W3C, Id: { } id })
            http.Response.Headers[FieldName] = id;
    }
}
