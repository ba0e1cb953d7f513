using System.Net;
using Polly;
using Polly.Timeout;

namespace CleanBlog.Client;

/// <summary>
/// Which failures are answered by sending the request again: those that pass, and of those only where a second arrival does no harm and
/// gives the answer that the first would have given.
/// </summary>
internal static class SafeRetries
{
    /// <summary>Whoever is asked to wait longer should know, instead of waiting.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public static async ValueTask<bool> MayHelpAsync(HttpRequestMessage request, Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken)
    {
        if (outcome.Exception is { } exception)
            return WasNeverSent(exception) || (IsLostAnswer(exception) && CanArriveTwice(request));

        var response = outcome.Result!;

        if (response.Headers.RetryAfter?.Delta > LongestWait)
            return false;

        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => true,
            HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => CanArriveTwice(request),
            HttpStatusCode.Conflict => await IsInFlightAsync(response, cancellationToken).ConfigureAwait(false),
            _ => false,
        };
    }

    /// <summary>
    /// A second PUT or DELETE with If-Match would be told 412 or 404 because the first had succeeded, which the caller cannot tell from a
    /// change by somebody else. A POST or PATCH is answered by its key.
    /// </summary>
    private static bool CanArriveTwice(HttpRequestMessage request) =>
        request.Headers.Contains(IdempotencyKey.Header)
        || request.Method == HttpMethod.Get
        || request.Method == HttpMethod.Head
        || ((request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete) && request.Headers.IfMatch.Count == 0);

    private static bool WasNeverSent(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private static bool IsLostAnswer(Exception exception) => exception is HttpRequestException or TimeoutRejectedException;

    /// <summary>Whether the first arrival of the same request is still being worked on, and its answer will be there soon.</summary>
    private static async Task<bool> IsInFlightAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await CleanBlogException.ReadProblemAsync(response, cancellationToken).ConfigureAwait(false) is { Code: ProblemCodes.IdempotencyInFlight };
}
