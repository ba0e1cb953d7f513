using System.Diagnostics;
using System.Net;
using CleanBlog.Application.Common;
using Microsoft.AspNetCore.Http.Features;

namespace CleanBlog.WebApi.Http;

/// <summary>The connection that the request came over, or the one that a trusted proxy says it came over, and the trace that its problem documents and its log line name.</summary>
internal sealed class HttpRequestOrigin(IHttpContextAccessor accessor) : IRequestOrigin
{
    public IPAddress? Address => accessor.HttpContext is { } http ? Normalise(AddressOf(http)) : null;

    public string? Device => accessor.HttpContext?.Request.Headers.UserAgent;

    public string? TraceId => accessor.HttpContext is null ? null : Activity.Current?.TraceId.ToHexString();

    /// <summary>Whoever comes over a Unix socket has none, and is one caller with all who do.</summary>
    public static IPAddress AddressOf(HttpContext http) => http.Features.Get<IHttpConnectionFeature>()?.RemoteIpAddress ?? IPAddress.None;

    /// <summary>One for each address: neither the form in which a socket for both kinds shows IPv4, nor the network interface.</summary>
    private static IPAddress Normalise(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new IPAddress(address.GetAddressBytes());
}
