using System.Reflection;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace CleanBlog.WebApi.Http.Conditional;

/// <summary>The caller has this revision already (RFC 9110 §15.4.5).</summary>
public sealed class NotModified(Revision revision) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public int? StatusCode => StatusCodes.Status304NotModified;

    internal Revision Revision => revision;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}

internal static class Readings
{
    /// <summary>The thing, or that the caller has it already, or why there is none.</summary>
    public static Results<Ok<T>, NotModified, ProblemResult> ToResponse<T>(this Result<Reading<T>> found)
        where T : class, IVersioned
    {
        if (!found.TryGet(out var reading, out var error))
            return error.ToProblemOfCaller();

        return reading.Value is { } value ? TypedResults.Ok(value) : new NotModified(reading.Revision);
    }
}
