using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Http.Selecting;

/// <summary>A part of a collection, of whose items only some members are shown.</summary>
public sealed class CutDown<T>(PaginatedResponse<T> response, Shape shape) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var document = JsonSerializer.SerializeToNode(response, options)!;

        foreach (var item in document[Json.Name(nameof(response.Data))]!.AsArray())
            shape.Cut(item!);

        return httpContext.Response.WriteAsJsonAsync(document, options, httpContext.RequestAborted);
    }
}
