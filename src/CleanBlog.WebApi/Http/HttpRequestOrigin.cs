using System.Diagnostics;
using System.Net;
using CleanBlog.Application.Common;

namespace CleanBlog.WebApi.Http;

/// <summary>The connection that the request came over, and the trace that its problem documents and its log line name.</summary>
internal sealed class HttpRequestOrigin(IHttpContextAccessor accessor) : IRequestOrigin
{
    public string? Address => accessor.HttpContext?.Connection.RemoteIpAddress is { } address ? TextOf(address) : null;

    public string? TraceId => accessor.HttpContext is null ? null : Activity.Current?.TraceId.ToHexString();

    /// <summary>One text for one address: neither the form in which a socket for both kinds shows IPv4, nor the network interface.</summary>
    private static string TextOf(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new IPAddress(address.GetAddressBytes())).ToString();
}
