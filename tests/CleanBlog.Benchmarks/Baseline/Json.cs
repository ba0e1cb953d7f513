using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CleanBlog.Benchmarks.Baseline;

internal sealed record StoredPost(
    string Title, string Content, bool Published, Guid Id, Guid AuthorId, DateTime CreatedAt, DateTime UpdatedAt, int Version);

internal sealed record PostsPage(IReadOnlyList<StoredPost> Data, Pagination Pagination);

internal sealed record Pagination(int Page, int Limit, long Skip, int Total, int TotalPages);

internal sealed record NewPost(string Title, string Content, bool Published = false);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(StoredPost))]
[JsonSerializable(typeof(PostsPage))]
[JsonSerializable(typeof(NewPost))]
internal sealed partial class WireTypes : JsonSerializerContext;

internal static class Json
{
    private const string MediaType = "application/json; charset=utf-8";

    /// <summary>With the encoder, which the context's attribute cannot name.</summary>
    public static WireTypes Types { get; } = new(new JsonSerializerOptions(WireTypes.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentType = MediaType;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    public static Task WriteAsync<T>(HttpContext http, T value, JsonTypeInfo<T> type)
    {
        http.Response.ContentType = MediaType;
        return JsonSerializer.SerializeAsync(http.Response.BodyWriter, value, type, http.RequestAborted);
    }
}

/// <summary>UTC with microseconds, always all six digits.</summary>
internal sealed class InstantConverter : JsonConverter<DateTime>
{
    private const int Length = 27;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Length];
        value.TryFormat(text, out var written, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..written]);
    }
}
