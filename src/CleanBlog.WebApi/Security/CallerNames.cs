using CleanBlog.Application.Common;
using CleanBlog.Infrastructure.Limits;
using CleanBlog.WebApi.Http;

namespace CleanBlog.WebApi.Security;

/// <summary>Under which name a caller is counted: the user's, or the address's where nobody is signed in.</summary>
public sealed class CallerNames(CallerKeys keys, ICurrentUser user)
{
    public UInt128 Of(HttpContext http) => user.Caller is { } caller ? keys.Of(caller.Id) : OfAddress(http);

    public UInt128 OfAddress(HttpContext http) => keys.Of(HttpRequestOrigin.AddressOf(http));
}
