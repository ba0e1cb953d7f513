using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

/// <summary>What an address takes, whatever was asked of it: where routing answers 405 or 415, or OPTIONS comes, no endpoint was chosen.</summary>
internal sealed class AddressTable(EndpointDataSource source)
{
    public const string AcceptPatch = "Accept-Patch";
    public const string AcceptPost = "Accept-Post";

    /// <summary>Completes <c>Allow</c> (RFC 9110 §10.2.1): routing knows neither that HEAD is answered wherever GET is, nor OPTIONS everywhere.</summary>
    public static void CompleteAllow(IHeaderDictionary fields)
    {
        var allowed = fields.GetCommaSeparatedValues(HeaderNames.Allow).Append(HttpMethods.Options);

        if (allowed.Contains(HttpMethods.Get, StringComparer.Ordinal))
            allowed = allowed.Append(HttpMethods.Head);

        fields.Allow = string.Join(", ", allowed.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>The field in which the media types of a method's bodies are named.</summary>
    public static string FieldOf(string method)
    {
        if (HttpMethods.IsPost(method))
            return AcceptPost;

        return HttpMethods.IsPatch(method) ? AcceptPatch : HeaderNames.Accept;
    }

    /// <summary>Names the media types that POST and PATCH take here: <c>Accept-Post</c>, and <c>Accept-Patch</c> of RFC 5789 §3.1.</summary>
    public void ShowAccepted(HttpContext http)
    {
        Show(http, HttpMethods.Post, AcceptPost);
        Show(http, HttpMethods.Patch, AcceptPatch);
    }

    /// <summary>Names the media types that the method of this request takes here (RFC 9110 §15.5.16).</summary>
    public void ShowAcceptedByMethod(HttpContext http) => Show(http, http.Request.Method, FieldOf(http.Request.Method));

    private void Show(HttpContext http, string method, string name)
    {
        var types = source.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Takes(endpoint, method, http.Request.Path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? [])
            .Order(StringComparer.Ordinal);

        if (string.Join(", ", types) is { Length: > 0 } accepted)
            http.Response.Headers[name] = accepted;
    }

    private static bool Takes(RouteEndpoint endpoint, string method, PathString path) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method, StringComparer.Ordinal) is true
        && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
