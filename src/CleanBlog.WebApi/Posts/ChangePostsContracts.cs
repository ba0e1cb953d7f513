using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using CleanBlog.Application.Posts;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Validation;

namespace CleanBlog.WebApi.Posts;

/// <summary>Changes of posts. Each sees what those before it have made.</summary>
/// <param name="Items">1 to 100.</param>
/// <param name="Atomic">True carries out all of them or, where one is refused, none. Left out or false, one that is refused leaves the others alone.</param>
public sealed record ChangePostsRequest(
    [property: Mandatory, Count(1, ChangePostsRequest.MaxItems)] IReadOnlyList<PostChangeRequest> Items,
    bool Atomic = false)
{
    public const int MaxItems = 100;
}

/// <summary>What is to become of one post. Members that the operation does not need are ignored.</summary>
/// <param name="Operation">Which of them is needed: create takes <c>post</c>, update takes <c>id</c> and <c>patch</c>, delete takes <c>id</c>.</param>
/// <param name="Id">The post to update or to delete.</param>
/// <param name="IfMatch">The ETag of the version that is expected, quotes and all, as the header field <c>If-Match</c> has it; for update and delete. An operator can make it mandatory.</param>
/// <param name="Post">The post to create.</param>
/// <param name="Patch">What is to change of the post, as a merge patch (RFC 7396); what is left out stays as it is.</param>
/// <param name="Key">Names this item, so that it is carried out once and its first result comes again, with whatever request it is sent: a new UUID for each item.</param>
public sealed record PostChangeRequest(
    [property: Mandatory, OneOf(PostChangeRequest.Create, PostChangeRequest.Update, PostChangeRequest.Delete)] string Operation,
    [property: Uuid, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? IfMatch = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WritePostRequest? Post = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Patch = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key = null) : IValidatableObject
{
    public const string Create = "create";
    public const string Update = "update";
    public const string Delete = "delete";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Operation is Create && Post is null)
            yield return Missing(nameof(Post));

        if (Operation is not Create && Id is null)
            yield return Missing(nameof(Id));

        if (Operation is Update && Patch is null)
            yield return Missing(nameof(Patch));
    }

    private static BrokenRule Missing(string member) => new(RequestErrors.Required, member);
}

/// <summary>What became of the items.</summary>
/// <param name="Data">One result for each item, in their order.</param>
/// <param name="Succeeded">How many were carried out.</param>
/// <param name="Failed">How many were refused.</param>
public sealed record ChangePostsResponse(IReadOnlyList<PostChangeResult> Data, int Succeeded, int Failed);

/// <summary>What became of one item.</summary>
/// <param name="Index">Its place in <c>items</c>, from 0.</param>
/// <param name="Status">The HTTP status that the operation would have had alone: 201, 200 or 204, or that of <c>error</c>.</param>
/// <param name="Id">The post; absent where the item was refused.</param>
/// <param name="Etag">The version in quotes, for If-Match: of the post as it is now, or of what is stored instead of what was expected. Absent where there is none.</param>
/// <param name="Post">The post as it is now; absent where it was deleted or the item was refused.</param>
/// <param name="Error">Why it was refused; absent where it was not. Pointers begin at the body of the request.</param>
public sealed record PostChangeResult(
    int Index,
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Etag,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PostDetails? Post,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Error);
