using System.Text.Json;
using CleanBlog.Application.Changes;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.WebApi.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Changes;

/// <summary>
/// Changes as Server-Sent Events (html.spec.whatwg.org/multipage/server-sent-events.html) for as long as the caller listens and may: it ends with the
/// token, at the next look where the caller was shut out or has another role, and when the server stops.
/// </summary>
public sealed partial class ChangeEvents : IResult
{
    /// <summary>Between two signs of life, and so between two looks at the caller.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly ChangeFeed feed;
    private readonly ReadChangesQuery part;
    private readonly DateTimeOffset? expiresAt;
    private ChangesPage? first;

    internal ChangeEvents(ChangeFeed feed, ReadChangesQuery part, ChangesPage first, DateTimeOffset? expiresAt) =>
        (this.feed, this.part, this.first, this.expiresAt) = (feed, part, first, expiresAt);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = EventStreams.MediaType;
        httpContext.Response.Headers[EventStreams.BufferingFieldName] = "no";
        httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();

        if (!httpContext.IsHead())
            await RunAsync(httpContext);
    }

    private async Task RunAsync(HttpContext http)
    {
        try
        {
            await FollowAsync(http);
        }
        catch (Exception exception) when (http.RequestServices.GetRequiredService<Database>().IsOutage(exception))
        {
            // The head is sent already: the caller comes back, and is told then.
            LogOutage(http.RequestServices.GetRequiredService<ILogger<ChangeEvents>>(), exception.GetBaseException().Message);
        }
    }

    /// <summary>Between two parts it holds on to nothing but a position: a part has whole texts, and a wait can be long.</summary>
    private async Task FollowAsync(HttpContext http)
    {
        long? end = await WriteAsync(http, Interlocked.Exchange(ref first, null)!);

        while (end is { } after && feed.PatienceOf(Heartbeat, expiresAt) is { } patience)
            end = await WriteNextAsync(http, after, patience);
    }

    /// <summary>Null where the caller may be told nothing more.</summary>
    private async Task<long?> WriteNextAsync(HttpContext http, long after, TimeSpan patience) =>
        (await feed.AwaitAsync(part with { After = after }, patience, http.RequestAborted)).TryGet(out var page, out _) ? await WriteAsync(http, page) : null;

    /// <summary>Writes a part, and says where it ends.</summary>
    private async Task<long> WriteAsync(HttpContext http, ChangesPage page)
    {
        var (response, cancellationToken) = (http.Response, http.RequestAborted);
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

        foreach (var change in page.Changes.Select(change => feed.ToResponse(change, part)))
        {
            var type = JsonNamingPolicy.SnakeCaseLower.ConvertName($"{change.Type}");
            await response.WriteAsync($"id: {change.Cursor}\nevent: {type}\ndata: {JsonSerializer.Serialize(change, json)}\n\n", cancellationToken);
        }

        // Without data it is no event, but moves on what the caller will send as Last-Event-ID.
        if (page.Changes.Count == 0)
            await response.WriteAsync($": nothing else so far\nid: {feed.Seal(page.End, part)}\n\n", cancellationToken);

        await response.Body.FlushAsync(cancellationToken);
        return page.End;
    }

    [LoggerMessage(1, LogLevel.Warning, "A stream of changes ended because the database did not answer: {Reason}")]
    private static partial void LogOutage(ILogger logger, string reason);
}
