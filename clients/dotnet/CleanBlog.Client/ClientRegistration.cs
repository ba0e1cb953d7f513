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

    /// <summary>
    /// Registers a <see cref="CleanBlogSession"/> for the whole program, whose access token every request of <see cref="ICleanBlogClient"/> carries.
    /// For several users at once make sessions of your own, and let <see cref="CleanBlogClientOptions.AccessToken"/> choose.
    /// </summary>
    /// <param name="services">Those with the client.</param>
    /// <param name="keep">Stores each new refresh token, before it is used; null asks to delete it.</param>
    public static IServiceCollection AddCleanBlogSession(this IServiceCollection services, Func<string?, Task>? keep = null)
    {
        services.AddSingleton(provider => new CleanBlogSession(provider.GetRequiredService<ICleanBlogClient>, keep, provider.GetService<TimeProvider>()));
        services.AddOptions<CleanBlogClientOptions>().Configure<CleanBlogSession>((options, session) => options.AccessToken = session.GetAccessTokenAsync);

        return services;
    }

    /// <summary>Relative addresses replace what follows the last slash.</summary>
    private static Uri AsFolder(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + '/');
}
