using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using CleanBlog.WebApi.Http.Selecting;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http.Streaming;

/// <summary>
/// A whole collection, an item a line (github.com/ndjson/ndjson-spec), written as it is read: one portion of it is held, whatever
/// there is and however slowly the client reads. What breaks off has no end (RFC 9112 §8), so that nobody takes it for all.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "Minimal APIs find how to describe an answer by its static members.")]
public sealed class JsonLines<T>(IAsyncEnumerable<T> items, Shape shape) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    /// <summary>In bytes.</summary>
    private const int Portion = 32 * 1024;

    public int? StatusCode => StatusCodes.Status200OK;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new StreamedItems(typeof(T)));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var turn = httpContext.RequestServices.GetRequiredService<StreamTurns>().Take(httpContext.RequestServices.GetRequiredService<CallerNames>().Of(httpContext));
        httpContext.Response.ContentType = JsonLines.MediaType;
        httpContext.Response.Headers[HeaderNames.Link] = $"<{Paging.AddressOf(httpContext.Request)}>; rel=\"alternate\"; type=\"{JsonLines.OneDocument}\"";

        if (!httpContext.IsHead())
            await WriteAsync(httpContext);
    }

    private async Task WriteAsync(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var body = http.Response.BodyWriter;

        // Not into the body at once: what fails before the first portion is answered with a problem, and nothing before it.
        var portion = new ArrayBufferWriter<byte>(Portion);
        await using var writer = new Utf8JsonWriter(portion, new JsonWriterOptions { Encoder = options.Encoder });

        await foreach (var item in items.WithCancellation(http.RequestAborted))
        {
            shape.Write(writer, item, options);
            await writer.FlushAsync(http.RequestAborted);
            writer.Reset();
            portion.Write("\n"u8);

            if (portion.WrittenCount < Portion)
                continue;

            // A connection that is gone takes everything, before anybody is told that it is.
            if ((await body.WriteAsync(portion.WrittenMemory, http.RequestAborted)).IsCompleted)
                return;

            portion.ResetWrittenCount();
        }

        body.Write(portion.WrittenSpan);
    }
}

/// <summary>When a collection is answered a line an item.</summary>
public static class JsonLines
{
    /// <summary>Registered nowhere, and what everybody uses.</summary>
    public const string MediaType = "application/x-ndjson";

    internal const string OneDocument = "application/json";

    public static bool IsAskedFor(HttpRequest request) => ContentNegotiation.Prefers(request, MediaType);
}
