using CleanBlog.Domain.Common;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

/// <summary>Answers a failure: the only writer of problem documents.</summary>
public sealed class ProblemResult(ProblemType type, string? detail = null, IReadOnlyList<MemberError>? errors = null) : IResult, IStatusCodeHttpResult
{
    private const string RetryAfterSeconds = "5";

    private static readonly string Bearer = $"Bearer realm=\"{About.Title}\"";

    public int? StatusCode => type.Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = type.Status;

        if (type.Status is StatusCodes.Status401Unauthorized)
            httpContext.Response.Headers[HeaderNames.WWWAuthenticate] = Challenge;

        if (type.Status is StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds;

        return httpContext.Response.WriteAsJsonAsync(
            Problem.Of(type, detail, errors, httpContext),
            options: null,
            contentType: Problem.MediaType,
            httpContext.RequestAborted);
    }

    /// <summary>RFC 6750 §3: a request without a token gets no error code.</summary>
    private string Challenge =>
        type == ProblemTypes.TokenInvalid || type == ProblemTypes.TokenExpired
            ? $"{Bearer}, error=\"invalid_token\", error_description=\"{type.Title}\""
            : Bearer;
}

internal static class ProblemResults
{
    public static ProblemResult ToProblem(this Error error) => new(ProblemTypes.Of(error), error.Message);

    public static ProblemResult ToProblem(this ProblemType type) => new(type);
}
