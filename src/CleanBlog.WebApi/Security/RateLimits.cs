using Microsoft.AspNetCore.RateLimiting;

namespace CleanBlog.WebApi.Security;

/// <summary>
/// Which limit a route falls under. Every route names one or none, and a test sees to it, so that the limiter covers what it should
/// from its first day.
/// </summary>
internal static class RateLimits
{
    /// <summary>Where passwords are tried.</summary>
    public const string SignIn = nameof(SignIn);

    /// <summary>Everything else of the API.</summary>
    public const string Api = nameof(Api);

    public static TBuilder LimitedAs<TBuilder>(this TBuilder builder, string policy)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new EnableRateLimitingAttribute(policy));

    public static TBuilder Unlimited<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new DisableRateLimitingAttribute());
}
