using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http;

/// <summary>One row of the table of errors: what a client can rely on.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable and dotted; never renamed.</param>
/// <param name="Title">The same for every occurrence (RFC 9457 §3.1.3).</param>
/// <param name="Detail">What happened and what to do, where the occurrence has nothing more exact to say.</param>
public sealed record ProblemType(int Status, string Code, string Title, string Detail)
{
    /// <summary>After how many seconds the same request may succeed (RFC 9110 §10.2.3); null where it has to be changed.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Leads to the row of the table that the server shows.</summary>
    public string Uri => $"{ErrorsPage.Path}#{Code}";

    /// <summary>A refusal for which the table has this row, where there is no answer of its own for it.</summary>
    public Error ToError() => new(ErrorKind.Invalid, Code, Detail);

    /// <summary>The only translation of a refusal's kind to HTTP.</summary>
    public static ProblemType Of(Error error, string title) => new(StatusOf(error.Kind), error.Code, title, error.Message);

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Malformed => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Gone => StatusCodes.Status410Gone,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };
}
