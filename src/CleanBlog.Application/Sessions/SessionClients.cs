using CleanBlog.Application.Common;
using CleanBlog.Domain.Sessions;

namespace CleanBlog.Application.Sessions;

internal static class SessionClients
{
    /// <summary>The client that a request comes from.</summary>
    public static SessionClient ToClient(this IRequestOrigin origin) => SessionClient.Of(origin.Device, origin.AddressText);
}
