using System.Diagnostics.CodeAnalysis;
using System.Net.Mime;
using System.Reflection;
using System.Text.Json;
using CleanBlog.Application.Users;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Streaming;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.Metadata;

namespace CleanBlog.WebApi.Users;

/// <summary>
/// One JSON document to keep, written as it is read: it has the members of an <see cref="OwnDataResponse"/>, of which there is never more
/// than a portion in memory. What breaks off is no JSON, so that nobody takes it for all.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "Minimal APIs find how to describe an answer by its static members.")]
public sealed class OwnDataFile(OwnData data) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private const string Disposition = "attachment; filename=\"cleanblog-export.json\"";

    public int? StatusCode => StatusCodes.Status200OK;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(OwnDataResponse), [MediaTypeNames.Application.Json]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var turn = httpContext.RequestServices.GetRequiredService<StreamTurns>().Take(httpContext.RequestServices.GetRequiredService<CallerNames>().Of(httpContext));
        httpContext.Response.ContentType = $"{MediaTypeNames.Application.Json}; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = Disposition;

        if (!httpContext.IsHead())
            await WriteAsync(httpContext);
    }

    private async Task WriteAsync(HttpContext http)
    {
        await using var portions = new Portions(http);

        portions.Writer.WriteStartObject();
        portions.Writer.WritePropertyName(Json.Name(nameof(OwnDataResponse.User)));
        JsonSerializer.Serialize(portions.Writer, data.User, portions.Options);
        portions.Writer.WritePropertyName(Json.Name(nameof(OwnDataResponse.Sessions)));
        JsonSerializer.Serialize(portions.Writer, data.Sessions, portions.Options);

        if (!await WriteAsync(nameof(OwnDataResponse.Posts), data.Posts, portions, http) || !await WriteAsync(nameof(OwnDataResponse.AuditEvents), data.AuditEvents, portions, http))
            return;

        portions.Writer.WriteEndObject();
        portions.Finish();
    }

    /// <summary>False where the client has gone.</summary>
    private static async Task<bool> WriteAsync<T>(string member, IAsyncEnumerable<T> items, Portions portions, HttpContext http)
    {
        portions.Writer.WriteStartArray(Json.Name(member));

        await foreach (var item in items.WithCancellation(http.RequestAborted))
        {
            JsonSerializer.Serialize(portions.Writer, item, portions.Options);

            if (!await portions.SendAsync())
                return false;
        }

        portions.Writer.WriteEndArray();
        return true;
    }
}
