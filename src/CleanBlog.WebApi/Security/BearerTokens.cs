using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Security;
using CleanBlog.WebApi.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.WebApi.Security;

/// <summary>Accepts our own access tokens in <c>Authorization: Bearer</c> (RFC 6750 §2.1) of sessions that go on.</summary>
internal sealed class BearerTokens(AccessTokens tokens) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(string? name, JwtBearerOptions options)
    {
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new RememberedTokens(tokens));
        options.TokenValidationParameters = tokens.ValidationParameters;

        // Nothing asks for the token again.
        options.SaveToken = false;
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = IdentifyCallerAsync,
            OnChallenge = AnswerChallengeAsync,
            OnForbidden = RefuseAsync,
        };
    }

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    private static async Task IdentifyCallerAsync(TokenValidatedContext context)
    {
        var callers = context.HttpContext.RequestServices.GetRequiredService<ICallers>();

        var caller = Guid.TryParse(context.Principal?.Identity?.Name, out var subject) && Guid.TryParse(context.Principal.FindFirst(JwtRegisteredClaimNames.Sid)?.Value, out var session)
            ? await callers.FindAsync(UserId.From(subject), SessionId.From(session), context.HttpContext.RequestAborted)
            : null;

        if (caller is null)
            context.Fail("The token's session has ended, or its user is gone or not active.");
        else
            context.Principal = HttpCurrentUser.ToPrincipal(caller);
    }

    private static async Task RefuseAsync(ForbiddenContext context)
    {
        var http = context.HttpContext;

        await http.RequestServices.GetRequiredService<IAuditLog>().StoreAsync(SecurityEvent.AccessRefused, whom: null, detail: null, http.RequestAborted);
        await ProblemTypes.AdministratorsOnly.ToProblem().ExecuteAsync(http);
    }

    private static Task AnswerChallengeAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();

        var type = context.AuthenticateFailure switch
        {
            null => ProblemTypes.TokenMissing,
            SecurityTokenExpiredException => ProblemTypes.TokenExpired,
            _ => ProblemTypes.TokenInvalid,
        };

        return type.ToProblem().ExecuteAsync(context.HttpContext);
    }

    /// <summary>How tokens are checked is set here alone; a section <c>Authentication:Schemes:Bearer</c> cannot loosen it.</summary>
    internal sealed class NoOtherConfiguration : IAuthenticationConfigurationProvider
    {
        public IConfiguration AuthenticationConfiguration { get; } = new ConfigurationBuilder().Build();
    }
}
