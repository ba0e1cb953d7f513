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

        users.MapGet("/", List).WithName("ListUsers").RequireAuthorization(Access.SignedIn).Refuses(UserErrors.DirectoryClosed, CursorErrors.Invalid, CursorErrors.Expired).Refuses(ProblemTypes.TooManyStreams, ProblemTypes.TooManyAtOnce)
            .SelectsBy(() => UserFields.All);
        users.MapGet("/me", GetMe).WithName("GetMe").RequireAuthorization(Access.SignedIn);
        users.MapGet("/me/export", Export).WithName("ExportOwnData").RequireAuthorization(Access.SignedIn).Refuses(ProblemTypes.TooManyStreams, ProblemTypes.TooManyAtOnce);
        users.MapPut("/me/password", ChangePassword).WithName("ChangePassword").RequireAuthorization(Access.SignedIn).LimitedAs(RateLimits.Password)
            .Refuses(CommitErrors.ConcurrentChange, PasswordErrors.Busy);
        users.MapPut("/me/email", ChangeEmail).WithName("ChangeEmail").RequireAuthorization(Access.SignedIn).LimitedAs(RateLimits.Password)
            .Refuses(UserErrors.EmailTaken, CommitErrors.ConcurrentChange, PasswordErrors.Busy);
        users.MapPut("/me/deletion", DeleteMe).WithName("DeleteMe").RequireAuthorization(Access.SignedIn).LimitedAs(RateLimits.Password)
            .Refuses(UserErrors.LastAdministrator, CommitErrors.ConcurrentChange, PasswordErrors.Busy);
        users.MapGet("/{id}", Get).WithName("GetUser").RequireAuthorization(Access.SignedIn).Refuses(UserErrors.DirectoryClosed, UserErrors.NotFound);
        users.MapPatch("/{id}", Rename).WithName("RenameUser").RequireAuthorization(Access.SignedIn)
            .Refuses(UserErrors.NotYours, UserErrors.NotFound);
        users.MapDelete("/{id}", Delete).WithName("DeleteUser").RequireAuthorization(Access.Administrators)
            .Refuses(UserErrors.NotFound, UserErrors.LastAdministrator);
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
    /// Whoever is signed in may, unless the operator shows the directory to administrators alone. Who was deleted is not in it.
    /// </remarks>
    public static async Task<Results<Ok<PaginatedResponse<UserDetails>>, CutDown<UserDetails>, JsonLines<UserDetails>, ProblemResult>> List(
        [AsParameters] PagingQuery query, [AsParameters] UserFilter filter, [AsParameters] SelectionQuery chosen, ListUsers listUsers, StreamUsers streamUsers, Paging paging, HttpContext http, CancellationToken cancellationToken)
    {
        if (!chosen.Read(UserFields.All).TryGet(out var asked, out var refused) || !paging.Read(query, http).TryGet(out var part, out refused))
            return refused.ToProblem();

        var wanted = new ListUsersQuery(filter.Q, asked.Selection);

        if (part.Window is not { } window)
            return streamUsers.ExecuteAsync(wanted, cancellationToken).TryGet(out var all, out refused) ? new JsonLines<UserDetails>(all, asked.Shape) : refused.ToProblem();

        var listed = await listUsers.ExecuteAsync(wanted, window, cancellationToken);

        return listed.TryGet(out var page, out var error) ? paging.ToResponse(page, query, asked.Shape, http) : error.ToProblem();
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

        return exported.TryGet(out var data, out var error) ? new OwnDataFile(data) : error.ToProblemOfCaller();
    }

    /// <summary>Reads a user.</summary>
    /// <remarks>Whoever is signed in may read everybody, unless the operator shows the directory to administrators alone. An id that names nobody answers 404, whatever its form;
    /// so does one of somebody who was deleted.</remarks>
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

        return error.ToProblemOfCaller(ruled: error == UserErrors.WrongPassword ? "current_password" : "new_password");
    }

    /// <summary>Moves one's own account to another e-mail address.</summary>
    /// <remarks>From then on one signs in with it; the old one is free for others.</remarks>
    public static async Task<Results<Ok<UserDetails>, ProblemResult>> ChangeEmail(
        ChangeEmailRequest request, ChangeEmail changeEmail, CancellationToken cancellationToken)
    {
        var changed = await changeEmail.ExecuteAsync(request.Email, request.CurrentPassword, cancellationToken);

        return changed.TryGet(out var user, out var error) ? TypedResults.Ok(user) : error.ToProblemOfCaller(ruled: "current_password");
    }

    /// <summary>Deletes one's own account.</summary>
    /// <remarks>
    /// Drafts go. Published posts stay with a nameless author, or go as well. It counts from the next request on: every token is refused, and the address is
    /// free for others. It is a PUT, as which it can be sent again without harm.
    /// </remarks>
    public static async Task<Results<NoContent, ProblemResult>> DeleteMe(DeleteMeRequest request, DeleteMe deleteMe, CancellationToken cancellationToken)
    {
        var deleted = await deleteMe.ExecuteAsync(request.CurrentPassword, request.Posts is DeletionQuery.Delete, cancellationToken);

        if (deleted.Error is not { } error)
            return TypedResults.NoContent();

        return error.ToProblemOfCaller(ruled: "current_password");
    }

    /// <summary>Deletes a user, from the next request on. The last active administrator stays.</summary>
    /// <remarks>
    /// Drafts go. Published posts stay with a nameless author, or go as well; whoever was deleted and has left some can still lose them. Where many posts go, they
    /// do so a few at a time, and what a broken connection leaves is gone within minutes, or when it is sent again.
    /// </remarks>
    public static async Task<Results<NoContent, ProblemResult>> Delete(
        RouteId id, [AsParameters] DeletionQuery query, DeleteUser deleteUser, CancellationToken cancellationToken)
    {
        var deleted = await deleteUser.ExecuteAsync(UserId.From(id.Value), query.Posts is DeletionQuery.Delete, cancellationToken);

        return deleted.Error is { } error ? error.ToProblem() : TypedResults.NoContent();
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
