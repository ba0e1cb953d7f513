using CleanBlog.Application.Common;
using CleanBlog.Application.Invitations;
using CleanBlog.Domain.Invitations;
using CleanBlog.Infrastructure.Security;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Invitations;

public static class InvitationEndpoints
{
    public static IEndpointRouteBuilder MapInvitations(this IEndpointRouteBuilder api)
    {
        var invitations = api.MapGroup("/invitations").WithTags("Invitations").RequireAuthorization(Access.Administrators);

        invitations.MapPost("/", Create).WithName("CreateInvitation");
        invitations.MapGet("/", List).WithName("ListInvitations").Refuses(CursorErrors.Invalid, CursorErrors.Expired);
        invitations.MapGet("/{id}", Get).WithName("GetInvitation").Refuses(InvitationErrors.NotFound);
        invitations.MapDelete("/{id}", Revoke).WithName("RevokeInvitation").Refuses(InvitationErrors.NotFound, InvitationErrors.Used);

        return api;
    }

    /// <summary>Invites somebody to open an account, once and for a time.</summary>
    /// <remarks>Hand on the token, or the link, to that person alone: whoever has it can use it, unless it is for one address. It ends with the rights of the administrator who made it.</remarks>
    public static async Task<Results<Created<CreatedInvitationResponse>, ProblemResult>> Create(
        CreateInvitationRequest request, CreateInvitation createInvitation, IOptions<RegistrationOptions> registration, CancellationToken cancellationToken)
    {
        var created = await createInvitation.ExecuteAsync(request.Email, request.ToRole(), cancellationToken);

        return created.TryGet(out var issued, out var error)
            ? TypedResults.Created($"/api/invitations/{issued.Details.Id}", new CreatedInvitationResponse(issued.Token.Text, registration.Value.LinkOf(issued.Token), issued.Details))
            : error.ToProblem();
    }

    /// <summary>Lists the invitations, the newest first, without their tokens.</summary>
    /// <remarks>Page with <c>page</c> and <c>limit</c>, with <c>skip</c> and <c>limit</c>, or by cursors. They are kept for 30 days after they have expired.</remarks>
    public static async Task<Results<Ok<PaginatedResponse<InvitationDetails>>, ProblemResult>> List(
        [AsParameters] PagingQuery query, [AsParameters] InvitationFilter filter, ListInvitations listInvitations, Paging paging, HttpContext http, CancellationToken cancellationToken)
    {
        if (!paging.ReadWindow(query, http).TryGet(out var window, out var refused))
            return refused.ToProblem();

        return TypedResults.Ok(paging.ToPage(await listInvitations.ExecuteAsync(window, filter.ToState(), cancellationToken), query, http));
    }

    /// <summary>Reads an invitation, without its token.</summary>
    /// <remarks>It has no ETag: what has become of it changes with the clock, and with the rights of whoever made it.</remarks>
    public static async Task<Results<Ok<InvitationDetails>, ProblemResult>> Get(RouteId id, GetInvitation getInvitation, CancellationToken cancellationToken)
    {
        var found = await getInvitation.ExecuteAsync(InvitationId.From(id.Value), cancellationToken);

        return found.TryGet(out var invitation, out var error) ? TypedResults.Ok(invitation) : error.ToProblem();
    }

    /// <summary>Takes an invitation back, so that nobody can use it.</summary>
    /// <remarks>It stays in the list as revoked. A second time changes nothing; one that was used is refused with 409.</remarks>
    public static async Task<Results<NoContent, ProblemResult>> Revoke(RouteId id, RevokeInvitation revokeInvitation, CancellationToken cancellationToken)
    {
        var revoked = await revokeInvitation.ExecuteAsync(InvitationId.From(id.Value), cancellationToken);

        return revoked.Error is { } error ? error.ToProblem() : TypedResults.NoContent();
    }
}
