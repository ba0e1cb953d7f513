using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

/// <summary>Gives a problem to the bare statuses that routing and the server answer.</summary>
internal static class StatusProblems
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;

        if (http.Response.StatusCode is StatusCodes.Status405MethodNotAllowed)
            AllowHead(http.Response.Headers);

        return Of(http.Response.StatusCode).ToProblem().ExecuteAsync(http);
    }

    private static ProblemType Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ProblemTypes.TokenMissing,
        StatusCodes.Status403Forbidden => ProblemTypes.AdministratorsOnly,
        StatusCodes.Status404NotFound => ProblemTypes.RouteNotFound,
        StatusCodes.Status405MethodNotAllowed => ProblemTypes.MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => ProblemTypes.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => ProblemTypes.UnsupportedMediaType,
        >= StatusCodes.Status500InternalServerError => ProblemTypes.InternalError,
        _ => ProblemTypes.BadRequest,
    };

    /// <summary>Routing does not know that HEAD is answered wherever GET is.</summary>
    private static void AllowHead(IHeaderDictionary fields)
    {
        var allowed = fields.GetCommaSeparatedValues(HeaderNames.Allow);

        if (allowed.Contains(HttpMethods.Get, StringComparer.Ordinal))
            fields.Allow = string.Join(", ", allowed.Append(HttpMethods.Head).Order(StringComparer.Ordinal));
    }
}
