using CleanBlog.Domain.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;

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
        options.AddPolicy(Anybody, policy => policy.AddRequirements(new NoBadToken()));
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(Administrators, policy => policy.RequireAuthenticatedUser().RequireRole(nameof(UserRole.Admin)));
    }

    /// <summary>No handler meets it: <see cref="Admission"/> decides, and whoever asks another way is refused.</summary>
    private sealed class NoBadToken : IAuthorizationRequirement;

    /// <summary>Decides on <see cref="Anybody"/> and <see cref="SignedIn"/> by itself, which nearly all requests fall under; the rest is the framework's.</summary>
    internal sealed class Admission(IAuthorizationService authorization) : PolicyEvaluator(authorization)
    {
        public override Task<PolicyAuthorizationResult> AuthorizeAsync(
            AuthorizationPolicy policy, AuthenticateResult authenticationResult, HttpContext context, object? resource) => policy.Requirements switch
            {
                [NoBadToken] => context.Request.ShowsToken() ? JudgeTokenAsync(context) : Task.FromResult(PolicyAuthorizationResult.Success()),
                [DenyAnonymousAuthorizationRequirement] => Task.FromResult(authenticationResult.Succeeded ? PolicyAuthorizationResult.Success() : PolicyAuthorizationResult.Challenge()),
                _ => base.AuthorizeAsync(policy, authenticationResult, context, resource),
            };

        private static async Task<PolicyAuthorizationResult> JudgeTokenAsync(HttpContext context) =>
            (await context.AuthenticateAsync()).Failure is null ? PolicyAuthorizationResult.Success() : PolicyAuthorizationResult.Challenge();
    }
}
