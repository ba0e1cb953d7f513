using System.Text.Json;
using CleanBlog.Infrastructure.Persistence;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Http;

/// <summary>Turns what binding throws into a problem that says what to mend, a database that is away into 503, and everything else into a bare 500.</summary>
internal sealed partial class ProblemExceptionHandler(IOptions<JsonOptions> json, Database database, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.RequestAborted.IsCancellationRequested)
            await Translate(httpContext, exception).ExecuteAsync(httpContext);

        return true;
    }

    private ProblemResult Translate(HttpContext http, Exception exception) => exception switch
    {
        RefusedRequestException refused => refused.Type.ToProblem(),
        JsonException mismatch => Translate(http, mismatch),
        BadHttpRequestException { InnerException: JsonException mismatch } => Translate(http, mismatch),
        BadHttpRequestException refused => Translate(http, refused),
        InvalidDataException when http.Request.HasFormContentType => ProblemTypes.MalformedForm.ToProblem(),
        _ when database.IsOutage(exception) => Outage(exception),
        _ => Unexpected(exception),
    };

    private static ProblemResult Translate(HttpContext http, BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => ProblemTypes.Timeout.ToProblem(),
        StatusCodes.Status413PayloadTooLarge => ProblemTypes.TooLarge.ToProblem(),
        StatusCodes.Status415UnsupportedMediaType => ProblemTypes.UnsupportedMediaType.ToProblem(),
        _ when exception.InnerException is not null || BodyType(http) is null => ProblemTypes.BadRequest.ToProblem(),
        _ when http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false } => ProblemTypes.BodyMissing.ToProblem(),
        _ => BrokenRules.At("", RequestErrors.NotOfType("an object")).ToProblem(),
    };

    private ProblemResult Translate(HttpContext http, JsonException exception) => JsonMismatch.ToError(exception, BodyType(http), json.Value.SerializerOptions).ToProblem();

    private ProblemResult Outage(Exception exception)
    {
        LogOutage(database.Description, exception.GetBaseException().Message);
        return ProblemTypes.DatabaseUnavailable.ToProblem();
    }

    private ProblemResult Unexpected(Exception exception)
    {
        LogUnexpected(exception);
        return ProblemTypes.InternalError.ToProblem();
    }

    /// <summary>The middleware that called takes the endpoint off the request and keeps it in its feature.</summary>
    private static Type? BodyType(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    [LoggerMessage(1, LogLevel.Error, "The request failed unexpectedly")]
    private partial void LogUnexpected(Exception exception);

    [LoggerMessage(2, LogLevel.Error, "The database did not answer: {Database} ({Reason})")]
    private partial void LogOutage(string database, string reason);
}
