using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

/// <summary>Says that a route also answers with Server-Sent Events, takes its time on purpose, and is kept nowhere.</summary>
internal sealed record EventStreams
{
    public const string MediaType = "text/event-stream";

    /// <summary>Tells nginx, and those who took the field over from it, to pass on each event at once.</summary>
    public const string BufferingFieldName = "X-Accel-Buffering";

    /// <summary>Whether the caller takes events, and would rather have them than JSON (RFC 9110 §12.5.1).</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        && ContentNegotiation.QualityOf(ranges, MediaType) > ContentNegotiation.QualityOf(ranges, "application/json");
}

internal static class EventStreamRoutes
{
    public static RouteHandlerBuilder StreamsEvents(this RouteHandlerBuilder builder) => builder.WithMetadata(new EventStreams());

    public static bool StreamsEvents(this Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<EventStreams>() is not null;
}
