using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanBlog.Client;

/// <summary>One operation of a JSON Patch (RFC 6902 §4). Paths are JSON Pointers, such as <c>/title</c>.</summary>
public sealed class PatchOperation
{
    private PatchOperation(string op, string path, string? from = null, object? value = null) =>
        (Op, Path, From, Value) = (op, path, from, value is null ? null : JsonSerializer.SerializeToElement(value));

    [JsonPropertyName("op")]
    public string Op { get; }

    [JsonPropertyName("path")]
    public string Path { get; }

    [JsonPropertyName("from")]
    public string? From { get; }

    [JsonPropertyName("value")]
    public JsonElement? Value { get; }

    /// <summary>Fails the whole patch unless the value is this one.</summary>
    public static PatchOperation Test(string path, object value) => new("test", path, value: value);

    public static PatchOperation Add(string path, object value) => new("add", path, value: value);

    public static PatchOperation Replace(string path, object value) => new("replace", path, value: value);

    public static PatchOperation Remove(string path) => new("remove", path);

    public static PatchOperation Move(string from, string path) => new("move", path, from);

    public static PatchOperation Copy(string from, string path) => new("copy", path, from);
}

public partial interface ICleanBlogClient
{
    /// <summary>Changes a post by a JSON Patch (RFC 6902): by all of its operations in their order, or where one of them fails not at all.</summary>
    /// <param name="id">Which post.</param>
    /// <param name="patch">1 to 100 operations.</param>
    /// <param name="ifMatch">The version that it was read in; null to change any.</param>
    /// <param name="idempotencyKey">Null for a new one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CleanBlogException"><see cref="ProblemCodes.PatchTestFailed"/>, <see cref="ProblemCodes.PatchPathNotFound"/>, and what <see cref="RevisePostAsync"/> is refused with.</exception>
    Task<Versioned<PostResponse>> PatchPostAsync(
        Guid id, IEnumerable<PatchOperation> patch, string? ifMatch = null, string? idempotencyKey = null, CancellationToken cancellationToken = default);
}

public partial class CleanBlogClient
{
    private static readonly MediaTypeHeaderValue JsonPatch = new("application/json-patch+json");

    /// <inheritdoc/>
    public virtual async Task<Versioned<PostResponse>> PatchPostAsync(
        Guid id, IEnumerable<PatchOperation> patch, string? ifMatch = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(patch, JsonSerializerSettings)) { Headers = { ContentType = JsonPatch } };
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri($"api/posts/{id}", UriKind.Relative)) { Content = body };

        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);

        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation(IdempotencyKey.Header, idempotencyKey);

        IdempotencyKey.Ensure(request);
        using var response = await _httpClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await ProcessResponseAsync(_httpClient, response, cancellationToken).ConfigureAwait(false);

        var headers = response.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        var answer = await ReadObjectResponseAsync<PostResponse>(response, headers, cancellationToken).ConfigureAwait(false);

        return new Versioned<PostResponse>(headers, answer.Object);
    }
}
