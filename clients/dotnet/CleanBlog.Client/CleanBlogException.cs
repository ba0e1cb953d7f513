using System.Net;
using System.Text.Json;

namespace CleanBlog.Client;

/// <summary>The server answered with a failure. Decide by <see cref="Code"/>.</summary>
public class CleanBlogException : Exception
{
    /// <summary>A failure, as the client or a test of its caller makes it.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="problem">What the server said, or null where something else answered.</param>
    /// <param name="retryAfter">What the field <c>Retry-After</c> asks for.</param>
    public CleanBlogException(HttpStatusCode statusCode, Problem? problem = null, TimeSpan? retryAfter = null)
        : base(problem is null ? $"HTTP {(int)statusCode}, without a problem document." : $"{problem.Title}: {problem.Detail} ({problem.Code}, trace {problem.TraceId})") =>
        (StatusCode, Problem, RetryAfter) = (statusCode, problem, retryAfter);

    /// <summary>An answer that is no failure and cannot be understood either.</summary>
    internal CleanBlogException(string message, int statusCode, string? body, IReadOnlyDictionary<string, IEnumerable<string>> _, Exception? innerException)
        : base($"HTTP {statusCode}: {message} {body}".TrimEnd(), innerException) =>
        StatusCode = (HttpStatusCode)statusCode;

    public HttpStatusCode StatusCode { get; }

    /// <summary>What the server said, or null where something else answered, a proxy for instance.</summary>
    public Problem? Problem { get; }

    /// <summary>One of <see cref="ProblemCodes"/>, or null without a problem.</summary>
    public string? Code => Problem?.Code;

    /// <summary>How long the server asks to wait before the next attempt.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static async Task<CleanBlogException> OfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var problem = await ReadProblemAsync(response, cancellationToken).ConfigureAwait(false);
        var retryAfter = response.Headers.RetryAfter?.Delta;

        return response.StatusCode is HttpStatusCode.PreconditionFailed
            ? new PreconditionFailedException(problem, response.Headers.ETag?.ToString())
            : new CleanBlogException(response.StatusCode, problem, retryAfter);
    }

    /// <summary>The problem in an answer, which can be read again; null where there is none.</summary>
    internal static async Task<Problem?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType is not { MediaType: "application/problem+json" })
            return null;

        var document = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            return JsonSerializer.Deserialize<Problem>(document);
        }
        catch (JsonException)
        {
            // Something on the way borrowed the media type for a document of its own; the status is all there is to tell.
            return null;
        }
    }
}

/// <summary>What <c>ifMatch</c> named is no longer the current version: somebody changed it meanwhile. Read it again, then decide.</summary>
/// <param name="problem">What the server said.</param>
/// <param name="currentETag">The version that it has now.</param>
public sealed class PreconditionFailedException(Problem? problem, string? currentETag) : CleanBlogException(HttpStatusCode.PreconditionFailed, problem)
{
    public string? CurrentETag { get; } = currentETag;
}
