using System.Security.Cryptography;
using System.Text.Json;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Conditional;
using CleanBlog.WebApi.Http.Idempotency;
using CleanBlog.WebApi.Http.Patching;
using CleanBlog.WebApi.Http.Validation;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Posts;

/// <summary>
/// From the items of a request to what is to become of posts, and from what became of them to its answer. An item is held to the rules
/// that the body and the fields of a request of its own are held to, and named by the same codes.
/// </summary>
public sealed class PostChanges(IOptions<JsonOptions> json, IOptions<ConcurrencyOptions> concurrency, ICurrentUser currentUser)
{
    /// <summary>As many as the document says.</summary>
    private const int MaxErrors = 100;

    internal ChangePostsCommand Read(ChangePostsRequest request) => new(request.Atomic, [.. request.Items.Select(Read)]);

    internal static ChangePostsResponse Show(ChangePostsRequest request, ChangePostsOutcome outcome, HttpContext http)
    {
        var results = outcome.Changes.Select((changed, index) => Show(request.Items[index], index, changed, http)).ToList();
        var failed = results.Count(result => result.Error is not null);

        return new(results, results.Count - failed, failed);
    }

    /// <summary>The whole request is what its first refused item is; <c>errors</c> names each.</summary>
    internal static ProblemResult Refuse(Error error) => error is RefusedChanges refused
        ? new(ProblemTypes.Of(refused), $"{refused.Message} Nothing was changed.", [.. refused.Changes.SelectMany(change => ErrorsOf(change.Index, change.Error)).Take(MaxErrors)])
        : error.ToProblem();

    private PostChange Read(PostChangeRequest? item, int index)
    {
        if (item is null)
            return new UnfitPostChange(BrokenRules.At(PointerTo(index), RequestErrors.NotOfType("an object")));

        if (FindBrokenRules(item) is { Errors.Count: > 0 } broken)
            return new UnfitPostChange(broken.Under(PointerTo(index)));

        if (item.Operation is PostChangeRequest.Create)
            return Named(new PostToWrite(new(item.Post!.Title, item.Post.Content, item.Post.Published)), item);

        if (Preconditions.Read(item.IfMatch) is not { } conditions)
            return new UnfitPostChange(ProblemTypes.MalformedPrecondition.ToError());

        if (concurrency.Value.RequireIfMatch && !conditions.HaveIfMatch)
            return new UnfitPostChange(ProblemTypes.PreconditionRequired.ToError());

        var id = PostId.From(Guid.Parse(item.Id!));
        Predicate<Revision>? isExpected = conditions.RestrictWrites ? conditions.AllowWritingOver : null;

        return Named(item.Operation is PostChangeRequest.Delete ? new PostToDelete(id, isExpected) : new PostToRevise(id, text => Revise(text, item.Patch!.Value, index), isExpected), item);
    }

    private static BrokenRules FindBrokenRules(PostChangeRequest item)
    {
        var errors = RequestValidation.Check(item);

        return errors.Count == 0 && item is { Operation: PostChangeRequest.Create, Post: { } post }
            ? new BrokenRules(RequestValidation.Check(post)).Under("/post")
            : new BrokenRules(errors);
    }

    private PostChange Named(PostChange change, PostChangeRequest item)
    {
        if (item.Key is null)
            return change;

        if (IdempotencyKey.Parse(item.Key) is not { } key)
            return new UnfitPostChange(ProblemTypes.MalformedIdempotencyKey.ToError());

        // No key has a blank in it, so an item is never taken for a request.
        return change with { Name = new($"{currentUser.RequiredCaller.Id.Value} item {key}", Digest(item)) };
    }

    /// <summary>Of what is asked, however it is spelt.</summary>
    private byte[] Digest(PostChangeRequest item) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(item with { Key = null }, json.Value.SerializerOptions));

    private Result<PostText> Revise(PostText text, JsonElement patch, int index)
    {
        var at = $"{PointerTo(index)}/patch";

        try
        {
            var revised = PatchOf<RevisePostRequest>.OfMerge(patch, json.Value.SerializerOptions).Apply(text, RevisePostRequest.Of, request => request.ToText());
            return revised.Error is BrokenRules broken ? broken.Under(at) : revised;
        }
        catch (JsonException mismatch)
        {
            var error = JsonMismatch.ToError(mismatch, typeof(RevisePostRequest), json.Value.SerializerOptions);
            return error is BrokenRules broken ? broken.Under(at) : error;
        }
    }

    private static PostChangeResult Show(PostChangeRequest item, int index, Result<ChangedPost> changed, HttpContext http)
    {
        if (!changed.TryGet(out var outcome, out var error))
        {
            var problem = Problem.Of(ProblemTypes.Of(error), error.Message, (error as BrokenRules)?.Errors, http);
            return new(index, problem.Status, Id: null, error is UnexpectedRevision { Current: { } current } ? EntityTags.Of(current) : null, Post: null, problem);
        }

        if (outcome.Post is not { } post)
            return new(index, StatusCodes.Status204NoContent, outcome.Id.Value, Etag: null, Post: null, Error: null);

        var status = item.Operation is PostChangeRequest.Create ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return new(index, status, post.Id, EntityTags.Of(Revision.Of(post)), post, Error: null);
    }

    private static IReadOnlyList<MemberError> ErrorsOf(int index, Error error) =>
        (error as BrokenRules ?? BrokenRules.At(PointerTo(index), error)).Errors;

    private static string PointerTo(int index) => $"/items/{index}";
}
