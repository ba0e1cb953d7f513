using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanBlog.WebApi.Users;

public static class AuthEndpoints
{
    public static IEndpointRouteBuilder MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Authentication").AllowAnonymous().LimitedAs(RateLimits.SignIn);

        auth.MapPost("/register", Register).WithName("Register").Refuses(UserErrors.RegistrationClosed, InvitationErrors.Invalid, UserErrors.EmailTaken, PasswordErrors.Busy);
        auth.MapPost("/login", LogIn).WithName("LogIn")
            .Accepts<LogInRequest>("application/json", "application/x-www-form-urlencoded")
            .Refuses(UserErrors.InvalidCredentials, PasswordErrors.Busy)
            .Refuses(ProblemTypes.CredentialsInUrl, ProblemTypes.MalformedForm);
        auth.MapPost("/refresh", Refresh).WithName("Refresh").LimitedAs(RateLimits.Api)
            .Accepts<RefreshRequest>("application/json", "application/x-www-form-urlencoded")
            .Refuses(SessionErrors.RefreshTokenInvalid)
            .Refuses(ProblemTypes.CredentialsInUrl, ProblemTypes.MalformedForm);
        auth.MapPost("/revoke", Revoke).WithName("Revoke").LimitedAs(RateLimits.Api)
            .Accepts<RevokeRequest>("application/json", "application/x-www-form-urlencoded")
            .Refuses(ProblemTypes.CredentialsInUrl, ProblemTypes.MalformedForm);
        api.MapPost("/auth/logout", LogOut).WithName("LogOut").WithTags("Authentication").RequireAuthorization(Access.SignedIn);

        return api;
    }

    /// <summary>Opens an account.</summary>
    /// <remarks>There is one account an address; letter case does not tell addresses apart. No token comes back: sign in for one. The operator can
    /// ask for an invitation, or open no accounts at all.</remarks>
    public static async Task<Results<Created<UserDetails>, ProblemResult>> Register(
        RegisterRequest request, SignUp signUp, CancellationToken cancellationToken)
    {
        var registered = await signUp.ExecuteAsync(
            new(request.Email, request.Password, request.FirstName, request.LastName, request.Invitation), cancellationToken);

        return registered.TryGet(out var user, out var error)
            ? TypedResults.Created($"/api/users/{user.Id}", user)
            : error.ToProblem(ruled: "password");
    }

    /// <summary>Begins a session for e-mail address and password.</summary>
    /// <remarks>Send JSON, or the form of OAuth 2.0's password grant; never the query. Every refusal is the same, so that nobody learns who has an account.</remarks>
    public static async Task<Results<Ok<TokenResponse>, ProblemResult>> LogIn(
        LogInRequest request, LogIn logIn, CancellationToken cancellationToken)
    {
        var loggedIn = await logIn.ExecuteAsync(request.Email, request.Password, cancellationToken);

        return loggedIn.TryGet(out var tokens, out var error) ? TypedResults.Ok(TokenResponse.Of(tokens)) : error.ToProblem();
    }

    /// <summary>Exchanges a refresh token for new tokens.</summary>
    /// <remarks>
    /// Send JSON, or the form of OAuth 2.0's refresh. Each refresh token is good once: keep the new one. One that is used again ends its session, since
    /// somebody else may have it; only within ten seconds, and from the same device, it gives the same new one again, for an answer that was lost.
    /// </remarks>
    public static async Task<Results<Ok<TokenResponse>, ProblemResult>> Refresh(
        RefreshRequest request, RefreshSession refreshSession, CancellationToken cancellationToken)
    {
        var refreshed = await refreshSession.ExecuteAsync(request.RefreshToken, cancellationToken);

        return refreshed.TryGet(out var tokens, out var error) ? TypedResults.Ok(TokenResponse.Of(tokens)) : error.ToProblem();
    }

    /// <summary>Ends the session whose access token this is.</summary>
    /// <remarks>Both of its tokens are good for nothing any more.</remarks>
    public static async Task<Results<NoContent, ProblemResult>> LogOut(LogOut logOut, CancellationToken cancellationToken) =>
        (await logOut.ExecuteAsync(cancellationToken)).Error is { } error ? error.ToProblem() : TypedResults.NoContent();

    /// <summary>Ends the session of a token that is needed no more (RFC 7009).</summary>
    /// <remarks>Send JSON, or the form of OAuth 2.0's revocation. Whoever has the token may do it. What is no token any more is answered alike.</remarks>
    public static async Task<Results<Ok, ProblemResult>> Revoke(RevokeRequest request, RevokeToken revokeToken, CancellationToken cancellationToken) =>
        (await revokeToken.ExecuteAsync(request.Token, cancellationToken)).Error is { } error ? error.ToProblem() : TypedResults.Ok();
}
