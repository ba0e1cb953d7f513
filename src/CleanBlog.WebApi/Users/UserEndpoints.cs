using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Users;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Conditional;
using CleanBlog.WebApi.Http.Patching;
using CleanBlog.WebApi.Http.Selecting;
using CleanBlog.WebApi.Http.Streaming;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanBlog.WebApi.Users;

public static class UserEndpoints
{
    public static IEndpointRouteBuilder MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");

        users.MapGet("/", List).WithName("ListUsers").RequireAuthorization(Access.SignedIn).Refuses(CursorErrors.Invalid, CursorErrors.Expired).Refuses(ProblemTypes.TooManyStreams, ProblemTypes.TooManyAtOnce)
            .SelectsBy(() => UserFields.All);
        users.MapGet("/me", GetMe).WithName("GetMe").RequireAuthorization(Access.SignedIn);
        users.MapGet("/me/export", Export).WithName("ExportOwnData").RequireAuthorization(Access.SignedIn).Refuses(ProblemTypes.TooManyStreams, ProblemTypes.TooManyAtOnce);
        users.MapPut("/me/password", ChangePassword).WithName("ChangePassword").RequireAuthorization(Access.SignedIn).LimitedAs(RateLimits.Password)
            .Refuses(CommitErrors.ConcurrentChange, PasswordErrors.Busy);
        users.MapPut("/me/email", ChangeEmail).WithName("ChangeEmail").RequireAuthorization(Access.SignedIn).LimitedAs(RateLimits.Password)
            .Refuses(UserErrors.EmailTaken, CommitErrors.ConcurrentChange, PasswordErrors.Busy);
        users.MapGet("/{id}", Get).WithName("GetUser").RequireAuthorization(Access.SignedIn).Refuses(UserErrors.NotFound);
        users.MapPatch("/{id}", Rename).WithName("RenameUser").RequireAuthorization(Access.SignedIn)
            .Refuses(UserErrors.NotYours, UserErrors.NotFound);
        users.MapPut("/{id}/role", Assign).WithName("AssignRole").RequireAuthorization(Access.Administrators)
            .Refuses(UserErrors.NotFound, UserErrors.LastAdministrator);
        users.MapPut("/{id}/active", ChangeActivation).WithName("ChangeUserActivation").RequireAuthorization(Access.Administrators)
            .Refuses(UserErrors.NotFound, UserErrors.LastAdministrator);

        return api;
    }

    /// <summary>Lists all users, the newest first.</summary>
    /// <remarks>
    /// Page with <c>page</c> and <c>limit</c>, or with <c>skip</c> and <c>limit</c>; to read them all, go from <c>cursor=first</c> on.
    /// The <c>Link</c> field names the neighbours. <c>Accept: application/x-ndjson</c> streams all of them without pages, a user a line.
    /// </remarks>
    public static async Task<Results<Ok<PaginatedResponse<UserDetails>>, CutDown<UserDetails>, JsonLines<UserDetails>, ProblemResult>> List(
        [AsParameters] PagingQuery query, [AsParameters] SelectionQuery chosen, ListUsers listUsers, StreamUsers streamUsers, Paging paging, HttpContext http, CancellationToken cancellationToken)
    {
        if (!chosen.Read(UserFields.All).TryGet(out var asked, out var refused) || !paging.Read(query, http).TryGet(out var part, out refused))
            return refused.ToProblem();

        if (part.Window is not { } window)
            return new JsonLines<UserDetails>(streamUsers.ExecuteAsync(asked.Selection, cancellationToken), asked.Shape);

        return paging.ToResponse(await listUsers.ExecuteAsync(window, asked.Selection, cancellationToken), query, asked.Shape, http);
    }

    /// <summary>Reads the user whose token this is.</summary>
    /// <remarks>The same as reading oneself by id.</remarks>
    public static Task<Results<Ok<UserDetails>, NotModified, ProblemResult>> GetMe(
        ICurrentUser currentUser, ReadCondition condition, GetUser getUser, CancellationToken cancellationToken) =>
        Get(new RouteId(currentUser.RequiredCaller.Id.Value), condition, getUser, cancellationToken);

    /// <summary>Exports all that is kept of the caller.</summary>
    /// <remarks>One JSON document to keep: the account, all posts with their drafts, and what the audit log says of the caller.</remarks>
    public static async Task<Results<OwnDataFile, ProblemResult>> Export(ExportOwnData export, CancellationToken cancellationToken)
    {
        var exported = await export.ExecuteAsync(cancellationToken);

        return exported.TryGet(out var data, out var error) ? new OwnDataFile(data) : error.ToProblem();
    }

    /// <summary>Reads a user.</summary>
    /// <remarks>Whoever is signed in may read everybody. An id that names nobody answers 404, whatever its form.</remarks>
    public static async Task<Results<Ok<UserDetails>, NotModified, ProblemResult>> Get(
        RouteId id, ReadCondition condition, GetUser getUser, CancellationToken cancellationToken)
    {
        var found = await getUser.ExecuteAsync(UserId.From(id.Value), condition.IsKnown, cancellationToken);

        return found.ToResponse();
    }

    /// <summary>Replaces one's own password.</summary>
    /// <remarks>It counts from the next sign-in on, and is a new version of the user.</remarks>
    public static async Task<Results<NoContent, ProblemResult>> ChangePassword(
        ChangePasswordRequest request, ChangePassword changePassword, CancellationToken cancellationToken)
    {
        var changed = await changePassword.ExecuteAsync(request.CurrentPassword, request.NewPassword, cancellationToken);

        if (changed.Error is not { } error)
            return TypedResults.NoContent();

        return error.ToProblem(ruled: error == UserErrors.WrongPassword ? "current_password" : "new_password");
    }

    /// <summary>Moves one's own account to another e-mail address.</summary>
    /// <remarks>From then on one signs in with it; the old one is free for others.</remarks>
    public static async Task<Results<Ok<UserDetails>, ProblemResult>> ChangeEmail(
        ChangeEmailRequest request, ChangeEmail changeEmail, CancellationToken cancellationToken)
    {
        var changed = await changeEmail.ExecuteAsync(request.Email, request.CurrentPassword, cancellationToken);

        return changed.TryGet(out var user, out var error) ? TypedResults.Ok(user) : error.ToProblem(ruled: "current_password");
    }

    /// <summary>Changes one's own names; administrators change anybody's.</summary>
    /// <remarks>What is left out stays as it is. Other members of the body, such as <c>role</c>, change nothing.</remarks>
    public static async Task<Results<Ok<UserDetails>, ProblemResult>> Rename(
        RouteId id, PatchOf<RenameUserRequest> patch, RenameUser renameUser, CancellationToken cancellationToken)
    {
        var renamed = await renameUser.ExecuteAsync(UserId.From(id.Value), names => patch.Apply(names, RenameUserRequest.Of, request => request.ToNames()), cancellationToken);

        return renamed.TryGet(out var user, out var error) ? TypedResults.Ok(user) : error.ToProblem();
    }

    /// <summary>Makes a user an administrator or an ordinary user. The last active administrator stays one.</summary>
    /// <remarks>It counts from the user's next request on; nobody has to sign in again.</remarks>
    public static async Task<Results<Ok<UserDetails>, ProblemResult>> Assign(
        RouteId id, AssignRoleRequest request, AssignRole assignRole, CancellationToken cancellationToken)
    {
        var role = request.Role is "admin" ? UserRole.Admin : UserRole.User;
        var assigned = await assignRole.ExecuteAsync(UserId.From(id.Value), role, cancellationToken);

        return assigned.TryGet(out var user, out var error) ? TypedResults.Ok(user) : error.ToProblem();
    }

    /// <summary>Shuts a user out, from the next request on, or lets it in again. The last active administrator stays active.</summary>
    /// <remarks>While it is shut out it cannot sign in, and its tokens are refused.</remarks>
    public static async Task<Results<Ok<UserDetails>, ProblemResult>> ChangeActivation(
        RouteId id, ChangeActivationRequest request, ChangeUserActivation changeActivation, CancellationToken cancellationToken)
    {
        var changed = await changeActivation.ExecuteAsync(UserId.From(id.Value), request.IsActive is true, cancellationToken);

        return changed.TryGet(out var user, out var error) ? TypedResults.Ok(user) : error.ToProblem();
    }
}
