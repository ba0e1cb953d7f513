using CleanBlog.Application.Changes;
using CleanBlog.Application.Common;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanBlog.WebApi.Changes;

public static class ChangeEndpoints
{
    public const string Path = "/api/changes";

    public static IEndpointRouteBuilder MapChanges(this IEndpointRouteBuilder api)
    {
        api.MapGet("/changes", Read).WithName("ReadChanges").WithTags("Changes").RequireAuthorization(Access.Anybody).StreamsEvents()
            .Refuses(CursorErrors.Invalid, ChangeErrors.TooOld, ChangeErrors.TooManyReaders, PlaceErrors.TooMany);

        return api;
    }

    /// <summary>Tells what was created, changed or deleted that the caller may see, or could see before, in the order in which it was committed.</summary>
    /// <remarks>
    /// For a copy: ask for <c>after=now</c>, read the lists, then go on from the cursor of that answer, and from <c>next_cursor</c> ever after. A part can be
    /// waited for (<c>wait</c>), and <c>Accept: text/event-stream</c> gets a stream of Server-Sent Events instead. Signed in, also one's own drafts and
    /// the users, as far as the directory shows them. A cursor is for its own caller, role and kinds.
    /// </remarks>
    public static async Task<Results<Ok<ChangesResponse>, ChangeEvents, ProblemResult>> Read(
        [AsParameters] ChangesFilter filter, ChangeFeed feed, CallerNames names, HttpContext http, CancellationToken cancellationToken)
    {
        if (EventStreams.IsAskedFor(http.Request))
            return (await feed.OpenAsync(filter, names.Of(http), http, cancellationToken)).TryGet(out var stream, out var reason) ? stream : reason.ToProblemOfCaller();

        // Who asks for the header fields alone does not wait for anything.
        var patience = http.IsHead() ? null : filter.Patience;

        return (await feed.ReadAsync(filter, patience, names.Of(http), cancellationToken)).TryGet(out var part, out var refused)
            ? TypedResults.Ok(part)
            : refused.ToProblemOfCaller();
    }
}
