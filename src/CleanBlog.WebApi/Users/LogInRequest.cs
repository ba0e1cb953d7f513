using System.Reflection;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Validation;
using Microsoft.AspNetCore.Http.Features;

namespace CleanBlog.WebApi.Users;

/// <summary>Who signs in: JSON, or the form of OAuth 2.0's password grant (RFC 6749 §4.3.2).</summary>
/// <param name="Email">In any case.</param>
/// <param name="Password">As it was given at registration.</param>
public sealed record LogInRequest([property: Mandatory] string Email, [property: Mandatory] string Password)
{
    private static readonly string[] CredentialNames = ["email", "username", "password"];

    public static async ValueTask<LogInRequest?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        if (CredentialNames.Any(http.Request.Query.ContainsKey))
            throw new RefusedRequestException(ProblemTypes.CredentialsInUrl);

        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            throw new RefusedRequestException(ProblemTypes.BodyMissing);

        if (!http.Request.HasFormContentType && !http.Request.HasJsonContentType())
            throw new RefusedRequestException(ProblemTypes.UnsupportedMediaType);

        if (!http.Request.HasFormContentType)
            return await http.Request.ReadFromJsonAsync<LogInRequest>(http.RequestAborted);

        var form = await http.Request.ReadFormAsync(http.RequestAborted);

        return form.TryGetValue("username", out var username) && form.TryGetValue("password", out var password)
            ? new(username!, password!)
            : throw new RefusedRequestException(ProblemTypes.MalformedForm);
    }
}
