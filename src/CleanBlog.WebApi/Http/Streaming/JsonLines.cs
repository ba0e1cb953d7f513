using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CleanBlog.WebApi.Http.Selecting;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http.Streaming;

/// <summary>
/// A whole collection, an item a line (github.com/ndjson/ndjson-spec), written as it is read: one portion of it is held, whatever
/// there is and however slowly the client reads. What breaks off has no end (RFC 9112 §8), so that nobody takes it for all.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "Minimal APIs find how to describe an answer by its static members.")]
public sealed class JsonLines<T>(IAsyncEnumerable<T> items, Shape shape) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
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
        await using var portions = new Portions(http);

        await foreach (var item in items.WithCancellation(http.RequestAborted))
        {
            shape.Write(portions.Writer, item, portions.Options);
            portions.EndLine();

            if (!await portions.SendAsync())
                return;
        }

        portions.Finish();
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
