using Microsoft.AspNetCore.RateLimiting;

namespace CleanBlog.WebApi.Security;

/// <summary>Which limit a route falls under. Every route names one or none, and a test sees to it.</summary>
internal static class RateLimits
{
    /// <summary>Where sessions begin: counted by address, whatever token comes along. What fails counts against the account, too.</summary>
    public const string SignIn = nameof(SignIn);

    /// <summary>Where a user has to give the current password: counted by user.</summary>
    public const string Password = nameof(Password);

    /// <summary>Everything else of the API: counted by user, and by address where nobody is signed in.</summary>
    public const string Api = nameof(Api);

    public static TBuilder LimitedAs<TBuilder>(this TBuilder builder, string policy)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new EnableRateLimitingAttribute(policy));

    public static TBuilder Unlimited<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new DisableRateLimitingAttribute());

    /// <summary>Null where it has none.</summary>
    public static string? FindPolicy(EndpointMetadataCollection? metadata) =>
        metadata?.GetMetadata<DisableRateLimitingAttribute>() is null ? metadata?.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName : null;
}
