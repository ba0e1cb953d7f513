using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using ZiggyCreatures.Caching.Fusion;

namespace CleanBlog.WebApi.Http.Caching;

internal static class KeptAnswers
{
    /// <summary>What keeping takes beside the body, in bytes: a name at its longest, in UTF-16, fields, and what holds them together.</summary>
    public const int Overhead = 6 * 1024;

    /// <summary>Whoever waits for an answer that another request is making gets it made itself after this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ScanPause = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddCaching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CachingOptions>()
            .Bind(configuration.GetSection(CachingOptions.Section))
            .Validate(options => options.AreValid, $"Caching:MaxAge must lie between {CachingOptions.MinMaxAge:c} and {CachingOptions.MaxMaxAge:c}, Caching:MaxMegabytes between {CachingOptions.LeastMaxMegabytes} and {CachingOptions.GreatestMaxMegabytes}. Leave them out, or correct them.")
            .ValidateOnStart();

        return services.AddSingleton(provider => CreateCache(provider.GetRequiredService<IOptions<CachingOptions>>().Value));
    }

    public static IApplicationBuilder UsePublishedAnswers(this IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<IOptions<CachingOptions>>().Value.Enabled ? app.UseMiddleware<PublishedAnswers>() : app;

    private static IFusionCache CreateCache(CachingOptions options)
    {
        var memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.MaxMegabytes * 1024L * 1024, ExpirationScanFrequency = ScanPause });

        // Without a logger: what fails in the making of an answer is logged where it is answered.
        return new FusionCache(
            new FusionCacheOptions { DefaultEntryOptions = new FusionCacheEntryOptions(options.MaxAge) { Size = Overhead, LockTimeout = Patience } },
            memory);
    }
}
