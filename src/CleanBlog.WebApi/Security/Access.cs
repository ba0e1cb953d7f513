using CleanBlog.Domain.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace CleanBlog.WebApi.Security;

/// <summary>Who may call a route. Every route names one of these or allows anonymous callers; a test sees to it.</summary>
internal static class Access
{
    /// <summary>Anybody; but a token that is sent has to be good, so that an expired one is noticed instead of hiding the caller's drafts.</summary>
    public const string Anybody = nameof(Anybody);

    public const string SignedIn = nameof(SignedIn);

    public const string Administrators = nameof(Administrators);

    public static void Configure(AuthorizationOptions options)
    {
        options.AddPolicy(Anybody, policy => policy.RequireAssertion(context => HasNoBadTokenAsync((HttpContext)context.Resource!)));
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(Administrators, policy => policy.RequireAuthenticatedUser().RequireRole(nameof(UserRole.Admin)));
    }

    private static async Task<bool> HasNoBadTokenAsync(HttpContext http) => !http.Request.ShowsToken() || (await http.AuthenticateAsync()).Failure is null;
}
