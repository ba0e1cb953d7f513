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
        : error.ToProblemOfCaller();

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

        if (item.Operation is PostChangeRequest.Delete)
            return Named(new PostToDelete(id, isExpected), item);

        return InPatch(index, () => Result.Of(PatchOf<RevisePostRequest>.OfMerge(item.Patch!.Value, json.Value.SerializerOptions))).TryGet(out var patch, out var unreadable)
            ? Named(new PostToRevise(id, text => InPatch(index, () => patch.Apply(text, RevisePostRequest.Of, request => request.ToText())), isExpected), item)
            : new UnfitPostChange(unreadable);
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

    /// <summary>Of what is asked, however it is spelt: without what the operation ignores, and the members of a patch in the order of their names.</summary>
    private byte[] Digest(PostChangeRequest item)
    {
        PostChangeRequest asked = item.Operation switch
        {
            PostChangeRequest.Create => new(item.Operation, Post: item.Post),
            PostChangeRequest.Update => new(item.Operation, Lowered(item.Id!), item.IfMatch, Patch: Json.Sort(item.Patch!.Value)),
            _ => new(item.Operation, Lowered(item.Id!), item.IfMatch),
        };

        return SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(asked, json.Value.SerializerOptions));

        static string Lowered(string id) => $"{Guid.Parse(id)}";
    }

    /// <summary>What is wrong with the patch of an item is wrong at its place.</summary>
    private Result<T> InPatch<T>(int index, Func<Result<T>> read)
    {
        var at = $"{PointerTo(index)}/patch";

        try
        {
            var outcome = read();
            return outcome.Error is BrokenRules broken ? broken.Under(at) : outcome;
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
