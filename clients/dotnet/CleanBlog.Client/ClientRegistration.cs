using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly;

namespace CleanBlog.Client;

public static class ClientRegistration
{
    /// <summary>
    /// Registers <see cref="ICleanBlogClient"/> with the framework's standard resilience: at most three retries with growing pauses, and of
    /// safe requests only.
    /// </summary>
    /// <returns>The builder of its <see cref="HttpClient"/>, for handlers of one's own.</returns>
    public static IHttpClientBuilder AddCleanBlogClient(this IServiceCollection services, Action<CleanBlogClientOptions> configure)
    {
        services.AddOptions<CleanBlogClientOptions>()
            .Configure(configure)
            .Validate(options => options.BaseAddress is { IsAbsoluteUri: true }, $"{nameof(CleanBlogClientOptions)}.{nameof(CleanBlogClientOptions.BaseAddress)} must be an absolute address.");
        services.AddTransient<AccessTokenHandler>().AddTransient<WholeAnswers>();

        var client = services.AddHttpClient<ICleanBlogClient, CleanBlogClient>((provider, http) =>
            http.BaseAddress = AsFolder(provider.GetRequiredService<IOptions<CleanBlogClientOptions>>().Value.BaseAddress!));

        client.AddStandardResilienceHandler(options =>
            options.Retry.ShouldHandle = attempt => SafeRetries.MayHelpAsync(attempt.Context.GetRequestMessage()!, attempt.Outcome, attempt.Context.CancellationToken));

        return client.AddHttpMessageHandler<WholeAnswers>().AddHttpMessageHandler<AccessTokenHandler>();
    }

    /// <summary>Relative addresses replace what follows the last slash.</summary>
    private static Uri AsFolder(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + '/');
}
