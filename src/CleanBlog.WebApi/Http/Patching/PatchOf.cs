using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using CleanBlog.Domain.Common;
using CleanBlog.WebApi.Http.Validation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http.Patching;

/// <summary>All of a resource that its callers may change. A patch of it can leave out any member.</summary>
public interface IPatchDocument;

internal static class PatchMediaTypes
{
    /// <summary>The first is the one that clients are generated for.</summary>
    public static readonly string[] All = [.. MergePatch.MediaTypes, JsonPatch.MediaType];
}

/// <summary>
/// The body of a PATCH: what is to change of a document, as a merge patch or a JSON Patch. It is applied to the document as it is
/// stored, and the outcome has to keep the rules of the whole document.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "Minimal APIs find how to bind a parameter by its static members.")]
public sealed class PatchOf<TDocument> : IEndpointParameterMetadataProvider
    where TDocument : class, IPatchDocument
{
    private readonly Func<TDocument, Result<TDocument>> patch;

    private PatchOf(Func<TDocument, Result<TDocument>> patch) => this.patch = patch;

    public static async ValueTask<PatchOf<TDocument>?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            throw new RefusedRequestException(ProblemTypes.BodyMissing);

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !PatchMediaTypes.All.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
            throw new RefusedRequestException(ProblemTypes.UnsupportedMediaType);

        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

        var body = await http.Request.ReadFromJsonAsync<JsonElement>(options, http.RequestAborted);
        Json.CheckTexts(body);

        return type.MediaType.Equals(JsonPatch.MediaType, StringComparison.OrdinalIgnoreCase)
            ? new(JsonPatchOf(body, options, http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Server.MaxBodyBytes))
            : new(MergePatchOf(body, options));
    }

    /// <summary>A merge patch that stands in a larger body.</summary>
    internal static PatchOf<TDocument> OfMerge(JsonElement patch, JsonSerializerOptions json)
    {
        Json.CheckTexts(patch);

        return new(MergePatchOf(patch, json));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(PatchMediaTypes.All, typeof(TDocument)));

    /// <summary>What becomes of <paramref name="current"/>, or every rule that it would break. A member of another type throws, as it does in any other body.</summary>
    /// <param name="current">What is stored.</param>
    /// <param name="show">Shows it as the document of the wire.</param>
    /// <param name="read">Reads the document back.</param>
    public Result<T> Apply<T>(T current, Func<T, TDocument> show, Func<TDocument, T> read)
    {
        if (!patch(show(current)).TryGet(out var patched, out var refusal))
            return refusal;

        return RequestValidation.Check(patched) is { Count: > 0 } errors ? new BrokenRules(errors) : read(patched);
    }

    private static Func<TDocument, Result<TDocument>> MergePatchOf(JsonElement body, JsonSerializerOptions json) => document =>
        Read(MergePatch.Apply(JsonSerializer.SerializeToNode(document, json), body).Deserialize<TDocument>(json));

    private static Func<TDocument, Result<TDocument>> JsonPatchOf(JsonElement body, JsonSerializerOptions json, long maxBytes) => document =>
        JsonPatch.Apply(JsonSerializer.SerializeToElement(document, json), body, maxBytes).TryGet(out var patched, out var refusal)
            ? Read(patched.Deserialize<TDocument>(json))
            : refusal;

    private static TDocument Read(TDocument? patched) => patched ?? throw new JsonException("The patch leaves no document.");
}
