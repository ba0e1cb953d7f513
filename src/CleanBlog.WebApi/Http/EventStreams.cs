namespace CleanBlog.WebApi.Http;

/// <summary>Says that a route also answers with Server-Sent Events, takes its time on purpose, and is kept nowhere.</summary>
internal sealed record EventStreams
{
    public const string MediaType = "text/event-stream";

    /// <summary>Tells nginx, and those who took the field over from it, to pass on each event at once.</summary>
    public const string BufferingFieldName = "X-Accel-Buffering";

    public static bool IsAskedFor(HttpRequest request) => ContentNegotiation.Prefers(request, MediaType);
}

internal static class EventStreamRoutes
{
    public static RouteHandlerBuilder StreamsEvents(this RouteHandlerBuilder builder) => builder.WithMetadata(new EventStreams());

    public static bool StreamsEvents(this Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<EventStreams>() is not null;
}
