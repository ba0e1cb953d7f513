using System.Net;
using CleanBlog.Application.Common;
using Microsoft.AspNetCore.Http.Features;

namespace CleanBlog.WebApi.Security;

/// <summary>The address of the client, or of the proxy before it that is not trusted.</summary>
internal sealed class HttpCallerAddress(IHttpContextAccessor accessor) : ICallerAddress
{
    public IPAddress? Value => accessor.HttpContext is { } http ? Of(http) : null;

    /// <summary>Whoever comes over a Unix socket has none, and is one caller with all who do.</summary>
    public static IPAddress Of(HttpContext http) => http.Features.Get<IHttpConnectionFeature>()?.RemoteIpAddress ?? IPAddress.None;
}
