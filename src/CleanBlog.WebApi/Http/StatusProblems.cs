namespace CleanBlog.WebApi.Http;

/// <summary>
/// Gives a problem to the bare statuses that routing and the server answer, and an answer to OPTIONS (RFC 9110 §9.3.7). What the
/// framework's status code pages do besides, a feature that turns them off for one request, is made for each and used by none.
/// </summary>
internal sealed class StatusProblems(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);

        if (IsBareError(http.Response))
            await WriteAsync(http);
    }

    private static bool IsBareError(HttpResponse response) =>
        response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false, ContentLength: null } && string.IsNullOrEmpty(response.ContentType);

    private static Task WriteAsync(HttpContext http)
    {
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
