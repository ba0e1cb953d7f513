using System.Net;
using CleanBlog.WebApi.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Security;

/// <summary>Takes the client's address and scheme from proxies that are trusted, and from nobody else.</summary>
internal static partial class TrustedProxies
{
    /// <summary>The framework's own switch, which believes everybody.</summary>
    private const string BelievesEverybody = "FORWARDEDHEADERS_ENABLED";

    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProxyOptions>()
            .Bind(configuration.GetSection(ProxyOptions.Section))
            .Validate(options => options.AreValid, "Proxies:Trusted must hold addresses such as 10.0.0.2 and networks such as 10.0.0.0/24 or fd00::/8.")
            .Validate(
                _ => !string.Equals(configuration[BelievesEverybody], "true", StringComparison.OrdinalIgnoreCase),
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes everybody who says to be a proxy. Take it out, and name your proxies in Proxies:Trusted.")
            .ValidateOnStart();

        return services;
    }

    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value is { AreNamed: true } proxies ? app.UseForwardedBy(proxies) : app.UseWarningOnce();

    private static IApplicationBuilder UseForwardedBy(this IApplicationBuilder app, ProxyOptions proxies) =>
        app.UseOnDemand(IsForwarded, forwarded => forwarded.UseForwardedHeaders(ToOptions(proxies)));

    private static bool IsForwarded(HttpContext http) =>
        http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName) || http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedProtoHeaderName);

    private static ForwardedHeadersOptions ToOptions(ProxyOptions proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = ProxyOptions.MaxHops };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();

        foreach (var network in proxies.Networks)
            options.KnownIPNetworks.Add(network);

        return options;
    }

    /// <summary>Behind a proxy that nobody named, all callers are one.</summary>
    private static IApplicationBuilder UseWarningOnce(this IApplicationBuilder app)
    {
        var logger = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TrustedProxies).FullName!);
        var isSaid = false;

        return app.Use(next => http =>
        {
            if (!Volatile.Read(ref isSaid) && IsForwarded(http) && !Interlocked.Exchange(ref isSaid, value: true))
                LogUntrusted(logger, HttpRequestOrigin.AddressOf(http));

            return next(http);
        });
    }

    [LoggerMessage(1, LogLevel.Warning, "{Address} sends X-Forwarded-For or X-Forwarded-Proto and is not believed. Where it is your proxy, name it in Proxies:Trusted: until then all who come through it share the limits of one address")]
    private static partial void LogUntrusted(ILogger logger, IPAddress address);
}
