using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Conditional;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanBlog.WebApi.Users;

public static class SessionEndpoints
{
    public static IEndpointRouteBuilder MapSessions(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/users/me/sessions").WithTags("Sessions").RequireAuthorization(Access.SignedIn);

        own.MapGet("/", ListOwn).WithName("ListMySessions");
        own.MapDelete("/", EndOthers).WithName("EndMyOtherSessions").Refuses(CommitErrors.ConcurrentChange);
        own.MapDelete("/{session}", EndOwn).WithName("EndMySession").Refuses(SessionErrors.NotFound);

        var anybodys = api.MapGroup("/users/{id}/sessions").WithTags("Sessions").RequireAuthorization(Access.Administrators);

        anybodys.MapGet("/", List).WithName("ListSessions").Refuses(UserErrors.NotFound);
        anybodys.MapDelete("/", EndAll).WithName("EndSessions").Refuses(UserErrors.NotFound, CommitErrors.ConcurrentChange);
        anybodys.MapDelete("/{session}", End).WithName("EndSession").Refuses(SessionErrors.NotFound);

        return api;
    }

    /// <summary>Lists where one is signed in.</summary>
    /// <remarks>A session begins with a login. It is last used when it is refreshed.</remarks>
    public static Task<Results<Ok<SessionsResponse>, ProblemResult>> ListOwn(ICurrentUser currentUser, ListSessions listSessions, CancellationToken cancellationToken) =>
        List(new RouteId(currentUser.RequiredCaller.Id.Value), listSessions, cancellationToken);

    /// <summary>Signs oneself out of one place.</summary>
    /// <remarks>Its refresh token is good for nothing any more, and its access token is refused.</remarks>
    public static Task<Results<NoContent, ProblemResult>> EndOwn([Unversioned] RouteId session, ICurrentUser currentUser, EndSession endSession, CancellationToken cancellationToken) =>
        End(new RouteId(currentUser.RequiredCaller.Id.Value), session, endSession, cancellationToken);

    /// <summary>Signs oneself out everywhere but here.</summary>
    /// <remarks>The tokens of all other sessions are good for nothing any more.</remarks>
    public static Task<Results<NoContent, ProblemResult>> EndOthers(ICurrentUser currentUser, EndSessions endSessions, CancellationToken cancellationToken) =>
        EndAll(new RouteId(currentUser.RequiredCaller.Id.Value), endSessions, cancellationToken);

    /// <summary>Lists where a user is signed in.</summary>
    /// <remarks>As the user sees it, but that none of them is the current one.</remarks>
    public static async Task<Results<Ok<SessionsResponse>, ProblemResult>> List(RouteId id, ListSessions listSessions, CancellationToken cancellationToken)
    {
        var listed = await listSessions.ExecuteAsync(UserId.From(id.Value), cancellationToken);

        return listed.TryGet(out var sessions, out var error) ? TypedResults.Ok(new SessionsResponse(sessions)) : error.ToProblem();
    }

    /// <summary>Signs a user out of one place.</summary>
    /// <remarks>The user can sign in again; shut it out to prevent that.</remarks>
    public static async Task<Results<NoContent, ProblemResult>> End(RouteId id, [Unversioned] RouteId session, EndSession endSession, CancellationToken cancellationToken)
    {
        var ended = await endSession.ExecuteAsync(UserId.From(id.Value), SessionId.From(session.Value), cancellationToken);

        return ended.Error is { } error ? error.ToProblem() : TypedResults.NoContent();
    }

    /// <summary>Signs a user out everywhere.</summary>
    /// <remarks>The user can sign in again; shut it out to prevent that. Who does it to itself stays signed in here.</remarks>
    public static async Task<Results<NoContent, ProblemResult>> EndAll([Unversioned] RouteId id, EndSessions endSessions, CancellationToken cancellationToken)
    {
        var ended = await endSessions.ExecuteAsync(UserId.From(id.Value), cancellationToken);

        return ended.Error is { } error ? error.ToProblem() : TypedResults.NoContent();
    }
}
