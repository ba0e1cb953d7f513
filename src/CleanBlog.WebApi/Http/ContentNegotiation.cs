using System.Net.Mime;
using CleanBlog.WebApi.Http.Streaming;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

internal static class ContentNegotiation
{
    /// <summary>Refuses a request whose <c>Accept</c> takes nothing that its route gives, before anything is done (RFC 9110 §15.5.7).</summary>
    public static IApplicationBuilder UseContentNegotiation(this IApplicationBuilder app) => app.Use((http, next) =>
        IsAcceptable(http) ? next(http) : ProblemTypes.NotAcceptable.ToProblem().ExecuteAsync(http));

    /// <summary>The media types of an endpoint's successes; none where they have no body.</summary>
    private static IEnumerable<string> TypesOf(Endpoint endpoint) => endpoint.Metadata
        .GetOrderedMetadata<IProducesResponseTypeMetadata>()
        .Where(response => response.StatusCode is >= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices)
        .SelectMany(response => response.ContentTypes)
        .Concat(endpoint.Metadata.GetOrderedMetadata<StreamedItems>().Select(_ => JsonLines.MediaType))
        .Concat(endpoint.StreamsEvents() ? [EventStreams.MediaType] : []);

    /// <summary>
    /// Whether the caller wants another media type than JSON, which is there without being asked for: it has to name it, and not JSON as
    /// high, unless it takes no JSON at all.
    /// </summary>
    public static bool Prefers(HttpRequest request, string type)
    {
        if (request.Headers.Accept is not { Count: > 0 } accept || !MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return false;

        var (quality, qualityOfJson) = (QualityOf(ranges, type), QualityOf(ranges, MediaTypeNames.Application.Json));

        if (qualityOfJson <= 0)
            return quality > 0;

        return IsNamed(ranges, type) && (quality > qualityOfJson || (quality >= qualityOfJson && !IsNamed(ranges, MediaTypeNames.Application.Json)));
    }

    private static bool IsNamed(IEnumerable<MediaTypeHeaderValue> ranges, string type) =>
        ranges.Any(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase));

    private static bool IsAcceptable(HttpContext http)
    {
        if (http.Request.Headers.Accept is not { Count: > 0 } accept || http.GetEndpoint() is not { } endpoint)
            return true;

        var given = TypesOf(endpoint).ToList();

        return given.Count == 0 || (MediaTypeHeaderValue.TryParseList(accept, out var ranges) && given.Exists(type => QualityOf(ranges, type) > 0));
    }

    /// <summary>How much the caller likes a type; 0 where it does not take it. The most exact range decides (§12.5.1): <c>application/json;q=0, */*</c> takes anything but JSON.</summary>
    private static double QualityOf(IEnumerable<MediaTypeHeaderValue> ranges, string type) => ranges
        .Where(range => range.MatchesMediaType(type))
        .OrderBy(range => range.MatchesAllTypes)
        .ThenBy(range => range.MatchesAllSubTypes)
        .FirstOrDefault() is { } range ? range.Quality ?? 1 : 0;
}
