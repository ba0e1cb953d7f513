using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
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

    /// <summary>Exchanges e-mail address and password for an access token.</summary>
    /// <remarks>Send JSON, or the form of OAuth 2.0's password grant; never the query. Every refusal is the same, so that nobody learns who has an account.</remarks>
    public static async Task<Results<Ok<TokenResponse>, ProblemResult>> LogIn(
        LogInRequest request, LogIn logIn, CancellationToken cancellationToken)
    {
        var loggedIn = await logIn.ExecuteAsync(request.Email, request.Password, cancellationToken);

        return loggedIn.TryGet(out var token, out var error)
            ? TypedResults.Ok(new TokenResponse(token.Value, "bearer", (int)token.Lifetime.TotalSeconds))
            : error.ToProblem();
    }
}
