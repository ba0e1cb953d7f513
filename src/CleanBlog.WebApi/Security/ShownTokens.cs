using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Security;

/// <summary>Who shows no token is nobody, and nothing that checks tokens is made, or even loaded, before the first one is shown.</summary>
internal static class ShownTokens
{
    /// <summary>Whose presence tells a WebApplication not to authenticate every request on its own.</summary>
    private const string AuthenticationIsSet = "__AuthenticationMiddlewareSet";

    public static bool ShowsToken(this HttpRequest request) => request.Headers.ContainsKey(HeaderNames.Authorization);

    public static IApplicationBuilder UseShownTokens(this IApplicationBuilder app)
    {
        app.Properties[AuthenticationIsSet] = true;

        return app.UseWhen(http => http.Request.ShowsToken(), shown => shown.UseAuthentication());
    }
}
