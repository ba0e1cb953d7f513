using System.Reflection;
using CleanBlog.WebApi.Http.Validation;

namespace CleanBlog.WebApi.Users;

/// <summary>Who signs in: JSON, or the form of OAuth 2.0's password grant (RFC 6749 §4.3.2).</summary>
/// <param name="Email">In any case.</param>
/// <param name="Password">As it was given at registration.</param>
public sealed record LogInRequest([property: Mandatory] string Email, [property: Mandatory] string Password)
{
    private static readonly string[] Names = ["email", "username", "password"];

    public static ValueTask<LogInRequest?> BindAsync(HttpContext http, ParameterInfo parameter) => SecretBody.ReadAsync(http, Names, Read);

    private static LogInRequest? Read(IFormCollection form) =>
        form.TryGetValue("username", out var username) && form.TryGetValue("password", out var password) ? new(username!, password!) : null;
}
