using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Common;

/// <summary>A bearer token (RFC 6750) and how long it is good for.</summary>
public sealed record AccessToken(string Value, TimeSpan Lifetime);

/// <summary>Issues the tokens with which users prove who they are.</summary>
public interface IAccessTokenIssuer
{
    AccessToken Issue(UserId subject);
}
