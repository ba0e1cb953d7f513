using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Caching;
using CleanBlog.WebApi.Http.Conditional;
using CleanBlog.WebApi.Http.Patching;
using CleanBlog.WebApi.Http.Selecting;
using CleanBlog.WebApi.Http.Streaming;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CleanBlog.WebApi.Posts;

public static class PostEndpoints
{
    /// <summary>Room for content of 1 MiB in which JSON escapes every character (six bytes for one), and for the rest of the body.</summary>
    public const int MaxBodyBytes = 8 * Post.MaxContentBytes;

    public static IEndpointRouteBuilder MapPosts(this IEndpointRouteBuilder api)
    {
        var posts = api.MapGroup("/posts").WithTags("Posts");

        posts.MapPost("/", Write).WithName("WritePost").RequireAuthorization(Access.SignedIn)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
        posts.MapPost("/bulk", Change).WithName("ChangePosts").RequireAuthorization(Access.SignedIn)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .Refuses(ProblemTypes.MalformedPrecondition, ProblemTypes.PreconditionFailed, ProblemTypes.PreconditionRequired)
            .Refuses(PostErrors.NotYours, PostErrors.NotFound, CommitErrors.ConcurrentChange);
        posts.MapGet("/", List).WithName("ListPosts").RequireAuthorization(Access.Anybody).Refuses(PostErrors.DraftsNeedSignIn, CursorErrors.Invalid, CursorErrors.Expired).Refuses(ProblemTypes.TooManyStreams, ProblemTypes.TooManyAtOnce)
            .SelectsBy(() => PostFields.All).KeepsAnswers(http => SelectionQuery.IsOfOneCollection(http.Request) && !JsonLines.IsAskedFor(http.Request) ? ContentTags.Posts : null);
        posts.MapGet("/{id}", Get).WithName("GetPost").RequireAuthorization(Access.Anybody).Refuses(PostErrors.NotFound)
            .KeepsAnswers(http => RouteId.TryRead(http.GetRouteValue("id") as string, out var id) ? ContentTags.Post(PostId.From(id)) : null);
        posts.MapPatch("/{id}", Revise).WithName("RevisePost").RequireAuthorization(Access.SignedIn)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .Refuses(PostErrors.NotYours, PostErrors.NotFound);
        posts.MapDelete("/{id}", Delete).WithName("DeletePost").RequireAuthorization(Access.SignedIn)
            .Refuses(PostErrors.NotYours, PostErrors.NotFound);

        return api;
    }

    /// <summary>Writes a post, as a draft or for everybody to see.</summary>
    /// <remarks>The caller is its author, whatever the body says.</remarks>
    public static async Task<Results<Created<PostDetails>, ProblemResult>> Write(
        WritePostRequest request, WritePost writePost, CancellationToken cancellationToken)
    {
        var written = await writePost.ExecuteAsync(new(request.Title, request.Content, request.Published), cancellationToken);

        return written.TryGet(out var post, out var error)
            ? TypedResults.Created($"/api/posts/{post.Id}", post)
            : error.ToProblemOfCaller();
    }

    /// <summary>Writes, changes and deletes up to 100 posts in one transaction.</summary>
    /// <remarks>
    /// Each item is what a request of its own would be: the same rights, the same conditions, the same codes. It is carried out or refused
    /// for itself, and the answer is 200 with one result for each; with <c>atomic</c> the first that is refused refuses the request, whose
    /// <c>errors</c> names all that were. An item that has a <c>key</c> can be sent again, alone or with others: it gives its first result.
    /// </remarks>
    public static async Task<Results<Ok<ChangePostsResponse>, ProblemResult>> Change(
        ChangePostsRequest request, ChangePosts changePosts, PostChanges changes, HttpContext http, CancellationToken cancellationToken)
    {
        var changed = await changePosts.ExecuteAsync(changes.Read(request), cancellationToken);

        return changed.TryGet(out var outcome, out var error) ? TypedResults.Ok(PostChanges.Show(request, outcome, http)) : PostChanges.Refuse(error);
    }

    /// <summary>Lists the published posts, the newest first; signed in, also one's own drafts.</summary>
    /// <remarks>
    /// Page with <c>page</c> and <c>limit</c>, or with <c>skip</c> and <c>limit</c>; to read them all, go from <c>cursor=first</c> on.
    /// The <c>Link</c> field names the neighbours. <c>Accept: application/x-ndjson</c> streams all of them without pages, a post a line.
    /// </remarks>
    public static async Task<Results<Ok<PaginatedResponse<PostDetails>>, CutDown<PostDetails>, JsonLines<PostDetails>, ProblemResult>> List(
        [AsParameters] PagingQuery query, [AsParameters] PostFilter filter, [AsParameters] SelectionQuery chosen, ListPosts listPosts, StreamPosts streamPosts, Paging paging, HttpContext http, CancellationToken cancellationToken)
    {
        if (!chosen.Read(PostFields.All).TryGet(out var asked, out var refused) || !paging.Read(query, http).TryGet(out var part, out refused))
            return refused.ToProblem();

        UserId? author = filter.AuthorId is { } id ? UserId.From(Guid.Parse(id)) : null;
        var wanted = new ListPostsQuery(filter.Published is not "false", author, asked.Selection)
        {
            WithContent = asked.Shape.Shows(PostFields.Content),
            WithAuthors = asked.Shape.Expands(PostFields.Author),
        };

        if (part.Window is not { } window)
            return streamPosts.ExecuteAsync(wanted, cancellationToken).TryGet(out var all, out refused) ? new JsonLines<PostDetails>(all, asked.Shape) : refused.ToProblem();

        var listed = await listPosts.ExecuteAsync(wanted, window, cancellationToken);

        return listed.TryGet(out var page, out var error) ? paging.ToResponse(page, query, asked.Shape, http) : error.ToProblem();
    }

    /// <summary>Reads a published post; its author and administrators also read a draft.</summary>
    /// <remarks>A draft of somebody else answers 404, as if there were none.</remarks>
    public static async Task<Results<Ok<PostDetails>, NotModified, ProblemResult>> Get(
        RouteId id, ReadCondition condition, GetPost getPost, CancellationToken cancellationToken)
    {
        var found = await getPost.ExecuteAsync(PostId.From(id.Value), condition.IsKnown, cancellationToken);

        return found.ToResponse();
    }

    /// <summary>Changes a post's text, publishes it or makes it a draft again.</summary>
    /// <remarks>What is left out stays as it is. Its author and administrators may; others get 403, or 404 for a draft.</remarks>
    public static async Task<Results<Ok<PostDetails>, ProblemResult>> Revise(
        RouteId id, PatchOf<RevisePostRequest> patch, RevisePost revisePost, CancellationToken cancellationToken)
    {
        var revised = await revisePost.ExecuteAsync(PostId.From(id.Value), text => patch.Apply(text, RevisePostRequest.Of, request => request.ToText()), cancellationToken);

        return revised.TryGet(out var post, out var error) ? TypedResults.Ok(post) : error.ToProblem();
    }

    /// <summary>Deletes a post for good.</summary>
    /// <remarks>Its author and administrators may; others get 403, or 404 for a draft. A second time answers 404.</remarks>
    public static async Task<Results<NoContent, ProblemResult>> Delete(RouteId id, DeletePost deletePost, CancellationToken cancellationToken)
    {
        var deleted = await deletePost.ExecuteAsync(PostId.From(id.Value), cancellationToken);

        return deleted.Error is { } error ? error.ToProblem() : TypedResults.NoContent();
    }
}
