using System.Text;
using System.Text.Json;
using CleanBlog.Domain.Common;
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
        _ => Invalid("", RequestErrors.NotOfType("an object")),
    };

    /// <summary>A syntax error has the reader's own exception inside, text that is not UTF-8 the decoder's; the rest is JSON of another shape.</summary>
    private ProblemResult Translate(HttpContext http, JsonException exception) => exception switch
    {
        { InnerException: JsonException or { InnerException: DecoderFallbackException } } => ProblemTypes.MalformedJson.ToProblem(),
        UnpairedSurrogateException => Invalid(Pointer(exception), TextErrors.InvalidCharacters("text")),
        _ => Invalid(Pointer(exception), RequestErrors.NotOfType(Expected(BodyType(http), Pointer(exception)))),
    };

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

    private static ProblemResult Invalid(string pointer, Error error) =>
        BrokenRules.At(pointer, error).ToProblem();

    /// <summary>The middleware that called takes the endpoint off the request and keeps it in its feature.</summary>
    private static Type? BodyType(HttpContext http) => http.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    /// <summary>From the serializer's path, <c>$.first_name</c> or <c>$[0].value</c>, to a JSON Pointer, <c>/first_name</c> or <c>/0/value</c>.</summary>
    private static string Pointer(JsonException exception) => (exception.Path ?? "$")[1..].Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);

    private string Expected(Type? bodyType, string pointer)
    {
        var member = bodyType is null || pointer.Length == 0
            ? null
            : json.Value.SerializerOptions.GetTypeInfo(bodyType).Properties.FirstOrDefault(member => string.Equals(member.Name, pointer[1..], StringComparison.Ordinal));

        return member?.PropertyType switch
        {
            null => "an object",
            var type when type == typeof(string) => "a string",
            var type when type == typeof(bool) || type == typeof(bool?) => "true or false",
            _ => "of the documented type",
        };
    }

    [LoggerMessage(1, LogLevel.Error, "The request failed unexpectedly")]
    private partial void LogUnexpected(Exception exception);

    [LoggerMessage(2, LogLevel.Error, "The database did not answer: {Database} ({Reason})")]
    private partial void LogOutage(string database, string reason);
}
