using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

/// <summary>That a route is to go, and when.</summary>
/// <param name="Since">When it was deprecated, or will be.</param>
/// <param name="Sunset">When it stops answering; null where that is not known yet.</param>
/// <param name="Successor">Where to read what to use instead.</param>
public sealed record RouteDeprecation(DateTimeOffset Since, DateTimeOffset? Sunset, string Successor);

public static class DeprecatedRoutes
{
    public const string FieldName = "Deprecation";
    public const string SunsetFieldName = "Sunset";

    /// <summary>
    /// Announces the end of a route on each of its answers: <c>Deprecation</c> (RFC 9745), <c>Sunset</c> (RFC 8594), a <c>Link</c> to what
    /// comes instead, and <c>deprecated</c> in the OpenAPI document.
    /// </summary>
    public static RouteHandlerBuilder Deprecated(this RouteHandlerBuilder builder, DateTimeOffset since, DateTimeOffset? sunset, string successor) =>
        builder.WithMetadata(new RouteDeprecation(since, sunset, successor));

    public static IApplicationBuilder UseDeprecations(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<RouteDeprecation>() is { } deprecation)
            http.Response.OnStarting(Announcing(deprecation, http.Response.Headers));

        return next(http);
    });

    /// <summary>Here, so that a request to any other route makes no closure.</summary>
    private static Func<Task> Announcing(RouteDeprecation deprecation, IHeaderDictionary fields) => () => Announce(deprecation, fields);

    private static Task Announce(RouteDeprecation deprecation, IHeaderDictionary fields)
    {
        fields[FieldName] = $"@{deprecation.Since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";

        if (deprecation.Sunset is { } sunset)
            fields[SunsetFieldName] = HeaderUtilities.FormatDate(sunset);

        fields.Append(HeaderNames.Link, $"<{deprecation.Successor}>; rel=\"deprecation\"");
        return Task.CompletedTask;
    }
}
