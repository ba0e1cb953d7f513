using Microsoft.AspNetCore.Diagnostics;

namespace CleanBlog.WebApi.Http;

/// <summary>Gives a problem to the bare statuses that routing and the server answer, and an answer to OPTIONS (RFC 9110 §9.3.7).</summary>
internal static class StatusProblems
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;

        if (http.Response.StatusCode is not StatusCodes.Status405MethodNotAllowed)
            return Of(http.Response.StatusCode).ToProblem().ExecuteAsync(http);

        AddressTable.CompleteAllow(http.Response.Headers);

        if (!HttpMethods.IsOptions(http.Request.Method))
            return ProblemTypes.MethodNotAllowed.ToProblem().ExecuteAsync(http);

        http.RequestServices.GetRequiredService<AddressTable>().ShowAccepted(http);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static ProblemType Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ProblemTypes.TokenMissing,
        StatusCodes.Status403Forbidden => ProblemTypes.AdministratorsOnly,
        StatusCodes.Status404NotFound => ProblemTypes.RouteNotFound,
        StatusCodes.Status408RequestTimeout => ProblemTypes.Timeout,
        StatusCodes.Status413PayloadTooLarge => ProblemTypes.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => ProblemTypes.UnsupportedMediaType,
        >= StatusCodes.Status500InternalServerError => ProblemTypes.InternalError,
        _ => ProblemTypes.BadRequest,
    };
}
