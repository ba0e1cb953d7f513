using System.Globalization;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.WebApi.Http.Conditional;
using CleanBlog.WebApi.Security;

namespace CleanBlog.WebApi.Http;

/// <summary>Answers a failure: the only writer of problem documents.</summary>
public sealed class ProblemResult(ProblemType type, string? detail = null, IReadOnlyList<MemberError>? errors = null) : IResult, IStatusCodeHttpResult
{
    private static readonly string Bearer = $"Bearer realm=\"{About.Title}\"";

    public int? StatusCode => type.Status;

    /// <summary>What is stored instead of what the request expected, for its <c>ETag</c> field.</summary>
    internal Revision? Current { get; init; }

    /// <summary>After which the same request may succeed, where this occurrence knows better than its type.</summary>
    internal TimeSpan? Wait { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = type.Status;

        AddFields(httpContext);

        return httpContext.Response.WriteAsJsonAsync(
            Problem.Of(type, detail, errors, httpContext),
            options: null,
            contentType: Problem.MediaType,
            httpContext.RequestAborted);
    }

    private void AddFields(HttpContext http)
    {
        var fields = http.Response.Headers;

        if (type.Status is StatusCodes.Status401Unauthorized)
            fields.WWWAuthenticate = Challenge;

        if (type.Status is StatusCodes.Status415UnsupportedMediaType)
            http.RequestServices.GetRequiredService<AddressTable>().ShowAcceptedByMethod(http);

        if ((Wait?.RoundedUp() ?? type.RetryAfter) is { } seconds)
            fields.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

        if (Current is not null)
            fields.ETag = EntityTags.Of(Current);
    }

    /// <summary>RFC 6750 §3: a request without a token gets no error code.</summary>
    private string Challenge =>
        type == ProblemTypes.TokenInvalid || type == ProblemTypes.TokenExpired
            ? $"{Bearer}, error=\"invalid_token\", error_description=\"{type.Title}\""
            : Bearer;
}

internal static class ProblemResults
{
    public static ProblemResult ToProblem(this Error error) => error switch
    {
        UnexpectedRevision unexpected => new(ProblemTypes.Of(error), error.Message) { Current = unexpected.Current },
        RateExceeded exceeded => new(ProblemTypes.Of(error)) { Wait = exceeded.Wait },
        BrokenRules broken => new(ProblemTypes.Invalid, errors: broken.Errors),
        _ => new(ProblemTypes.Of(error), error.Message),
    };

    /// <summary>Places a broken rule at its member.</summary>
    /// <param name="error">Why it failed.</param>
    /// <param name="ruled">The member whose rules alone are left to be broken.</param>
    public static ProblemResult ToProblem(this Error error, string ruled) =>
        (error.Kind is ErrorKind.Invalid ? BrokenRules.At($"/{ruled}", error) : error).ToProblem();

    public static ProblemResult ToProblem(this ProblemType type) => new(type);

    /// <summary>Who was shut out meanwhile is told what it would be told by its next request.</summary>
    public static ProblemResult ToProblemOfCaller(this Error error) => error == UserErrors.InvalidCredentials ? ProblemTypes.TokenInvalid.ToProblem() : error.ToProblem();

    /// <inheritdoc cref="ToProblemOfCaller(Error)"/>
    /// <param name="error">Why it failed.</param>
    /// <param name="ruled">The member whose rules alone are left to be broken.</param>
    public static ProblemResult ToProblemOfCaller(this Error error, string ruled) =>
        error == UserErrors.InvalidCredentials ? error.ToProblemOfCaller() : error.ToProblem(ruled);
}
