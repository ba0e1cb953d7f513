using CleanBlog.Application.Common;
using CleanBlog.Domain.Sessions;

namespace CleanBlog.WebApi.Http;

/// <summary>The client as its request shows it; none where a command runs.</summary>
internal sealed class HttpCurrentClient(IHttpContextAccessor accessor) : ICurrentClient
{
    public SessionClient Client
    {
        get
        {
            var http = accessor.HttpContext;
            var address = http?.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http?.Connection.RemoteIpAddress;

            return SessionClient.Of(http?.Request.Headers.UserAgent, address?.ToString());
        }
    }
}
