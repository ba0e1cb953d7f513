using System.Reflection;
using CleanBlog.Application.Sessions;
using CleanBlog.WebApi.Http.Validation;

namespace CleanBlog.WebApi.Users;

/// <summary>Who stays signed in: JSON, or the form of OAuth 2.0's refresh (RFC 6749 §6).</summary>
/// <param name="RefreshToken">The last one that was given; it is good once.</param>
public sealed record RefreshRequest([property: Mandatory] string RefreshToken)
{
    private static readonly string[] Names = ["refresh_token"];

    public static ValueTask<RefreshRequest?> BindAsync(HttpContext http, ParameterInfo parameter) => SecretBody.ReadAsync(http, Names, Read);

    private static RefreshRequest? Read(IFormCollection form) => form.TryGetValue("refresh_token", out var token) ? new(token!) : null;
}

/// <summary>Who needs a token no more: JSON, or the form of RFC 7009 §2.1, whose <c>token_type_hint</c> is not needed.</summary>
/// <param name="Token">A refresh token or an access token.</param>
public sealed record RevokeRequest([property: Mandatory] string Token)
{
    private static readonly string[] Names = ["token"];

    public static ValueTask<RevokeRequest?> BindAsync(HttpContext http, ParameterInfo parameter) => SecretBody.ReadAsync(http, Names, Read);

    private static RevokeRequest? Read(IFormCollection form) => form.TryGetValue("token", out var token) ? new(token!) : null;
}

/// <summary>A user's sessions.</summary>
/// <param name="Data">The last used comes first; at most 100.</param>
public sealed record SessionsResponse(IReadOnlyList<SessionDetails> Data);
