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

/// <summary>
/// The body of a PATCH: what is to change of a document. It is applied to the document as it is stored, and the outcome has to keep
/// the rules of the whole document.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "Minimal APIs find how to bind a parameter by its static members.")]
public sealed class PatchOf<TDocument> : IEndpointParameterMetadataProvider
    where TDocument : class, IPatchDocument
{
    private readonly JsonElement patch;
    private readonly JsonSerializerOptions json;

    private PatchOf(JsonElement patch, JsonSerializerOptions json) => (this.patch, this.json) = (patch, json);

    public static async ValueTask<PatchOf<TDocument>?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            throw new RefusedRequestException(ProblemTypes.BodyMissing);

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !MergePatch.MediaTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
            throw new RefusedRequestException(ProblemTypes.UnsupportedMediaType);

        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

        var body = await http.Request.ReadFromJsonAsync<JsonElement>(options, http.RequestAborted);
        Json.CheckTexts(body);

        return new(body, options);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(MergePatch.MediaTypes, typeof(TDocument)));

    /// <summary>What becomes of <paramref name="current"/>, or every rule that it would break. A member of another type throws, as it does in any other body.</summary>
    /// <param name="current">What is stored.</param>
    /// <param name="show">Shows it as the document of the wire.</param>
    /// <param name="read">Reads the document back.</param>
    public Result<T> Apply<T>(T current, Func<T, TDocument> show, Func<TDocument, T> read)
    {
        var patched = MergePatch.Apply(JsonSerializer.SerializeToNode(show(current), json), patch).Deserialize<TDocument>(json)
            ?? throw new JsonException("The patch leaves no document.");

        return RequestValidation.Check(patched) is { Count: > 0 } errors ? new BrokenRules(errors) : read(patched);
    }
}
