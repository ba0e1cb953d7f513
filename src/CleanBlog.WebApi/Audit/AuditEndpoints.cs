using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Selecting;
using CleanBlog.WebApi.Http.Streaming;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanBlog.WebApi.Audit;

public static class AuditEndpoints
{
    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder api)
    {
        api.MapGet("/audit-events", List).WithName("ListAuditEvents").WithTags("Audit log").RequireAuthorization(Access.Administrators)
            .Refuses(CursorErrors.Invalid, CursorErrors.Expired).Refuses(ProblemTypes.TooManyStreams, ProblemTypes.TooManyAtOnce)
            .SelectsBy(() => AuditEventFields.All);

        return api;
    }

    /// <summary>Lists what happened to the security of accounts, the newest first.</summary>
    /// <remarks>
    /// Filter it by event, actor, subject, address, trace or time; to read it all, go from <c>cursor=first</c> on, or stream it with
    /// <c>Accept: application/x-ndjson</c>, an event a line. Nobody can change it, and what is older than the operator keeps it is gone.
    /// </remarks>
    public static async Task<Results<Ok<PaginatedResponse<AuditEventDetails>>, CutDown<AuditEventDetails>, JsonLines<AuditEventDetails>, ProblemResult>> List(
        [AsParameters] PagingQuery query, [AsParameters] SelectionQuery chosen, ListAuditEvents listEvents, StreamAuditEvents streamEvents, Paging paging, HttpContext http, CancellationToken cancellationToken)
    {
        if (!chosen.Read(AuditEventFields.All).TryGet(out var asked, out var refused) || !paging.Read(query, http).TryGet(out var part, out refused))
            return refused.ToProblem();

        if (part.Window is not { } window)
            return new JsonLines<AuditEventDetails>(streamEvents.ExecuteAsync(asked.Selection, cancellationToken), asked.Shape);

        return paging.ToResponse(await listEvents.ExecuteAsync(window, asked.Selection, cancellationToken), query, asked.Shape, http);
    }
}
