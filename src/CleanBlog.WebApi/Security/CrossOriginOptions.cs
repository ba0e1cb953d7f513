using CleanBlog.WebApi.Http;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Security;

/// <summary>Section <c>Cors</c>: whose pages may call the API from a browser.</summary>
public sealed class CrossOriginOptions
{
    public const string Section = "Cors";

    /// <summary>Scheme, host and port of each; left out, the reference's <c>http://localhost:3000</c>.</summary>
    public string[]? AllowedOrigins { get; set; }

    internal string[] Origins => AllowedOrigins ?? ["http://localhost:3000"];

    /// <summary>An origin as RFC 6454 serialises it; never a wildcard, which browsers refuse beside credentials.</summary>
    internal bool AreValid => Array.TrueForAll(Origins, origin =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase));
}

/// <summary>As the reference has it: any method and field, credentials allowed; a foreign origin is never reflected.</summary>
internal sealed class CrossOriginPolicy(IOptions<CrossOriginOptions> configured) : IConfigureOptions<CorsOptions>
{
    public void Configure(CorsOptions options) => options.AddDefaultPolicy(policy => policy
        .WithOrigins(configured.Value.Origins)
        .AllowAnyMethod()
        .AllowAnyHeader()
        .AllowCredentials()
        .WithExposedHeaders(HeaderNames.Location, HeaderNames.Link, HeaderNames.WWWAuthenticate, HeaderNames.Allow, HeaderNames.RetryAfter,
            HeaderNames.ETag, HeaderNames.LastModified, AddressTable.AcceptPatch, AddressTable.AcceptPost, TraceContext.FieldName,
            DeprecatedRoutes.FieldName, DeprecatedRoutes.SunsetFieldName, RequestLimits.FieldName, RequestLimits.PolicyFieldName));
}

internal static class CrossOriginRequests
{
    /// <summary>For who sends an <c>Origin</c>: the others need no policy, which is looked for in each request's services.</summary>
    public static IApplicationBuilder UseCrossOriginPolicy(this IApplicationBuilder app) =>
        app.UseOnDemand(http => http.Request.Headers.ContainsKey(HeaderNames.Origin), foreign => foreign.UseCors());
}
