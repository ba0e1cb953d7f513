using CleanBlog.WebApi.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CleanBlog.WebApi.Users;

/// <summary>Reads what is secret from a body, as JSON or as one of OAuth's forms (RFC 6749 appendix B), and never from a URL, which ends up in logs.</summary>
internal static class SecretBody
{
    /// <summary>Null where the JSON is.</summary>
    /// <param name="http">The request.</param>
    /// <param name="names">The members and fields that must not stand in the query.</param>
    /// <param name="readForm">What the form says; null where it lacks a field.</param>
    public static async ValueTask<T?> ReadAsync<T>(HttpContext http, string[] names, Func<IFormCollection, T?> readForm)
        where T : class
    {
        if (names.Any(http.Request.Query.ContainsKey))
            throw new RefusedRequestException(ProblemTypes.CredentialsInUrl);

        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            throw new RefusedRequestException(ProblemTypes.BodyMissing);

        if (!http.Request.HasFormContentType && !http.Request.HasJsonContentType())
            throw new RefusedRequestException(ProblemTypes.UnsupportedMediaType);

        if (!http.Request.HasFormContentType)
            return await http.Request.ReadFromJsonAsync<T>(http.RequestAborted);

        return readForm(await http.Request.ReadFormAsync(http.RequestAborted)) ?? throw new RefusedRequestException(ProblemTypes.MalformedForm);
    }
}
