using CleanBlog.Application.Audit;
using CleanBlog.Application.Changes;
using CleanBlog.Application.Common;
using CleanBlog.Application.Invitations;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Caching;
using CleanBlog.Infrastructure.Limits;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Persistence.Audit;
using CleanBlog.Infrastructure.Persistence.Changes;
using CleanBlog.Infrastructure.Persistence.Invitations;
using CleanBlog.Infrastructure.Persistence.Posts;
using CleanBlog.Infrastructure.Persistence.Sessions;
using CleanBlog.Infrastructure.Persistence.Users;
using CleanBlog.Infrastructure.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure;

public static class InfrastructureServices
{
    /// <summary>Registers what stands behind the ports. A database provider has to be registered beside it.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);

        return services.AddCaching(configuration).AddPersistence(configuration).AddRetention(configuration).AddSecurity(configuration).AddAccounts(configuration).AddLimits(configuration);
    }

    private static IServiceCollection AddCaching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RedisOptions>().Bind(configuration.GetSection(RedisOptions.Section)).ValidateOnStart();

        // The client of Redis is not even loaded where there is none.
        return services
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<RedisConnection>(provider))
            .AddSingleton<IContentStamps>(provider => provider.GetRequiredService<IOptions<RedisOptions>>().Value.IsConfigured
                ? ActivatorUtilities.CreateInstance<RedisContentStamps>(provider)
                : new LocalContentStamps())
            .AddSingleton(provider => (IContentWrites)provider.GetRequiredService<IContentStamps>())
            .AddScoped<ContentChange>();
    }

    private static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PersistenceOptions>()
            .Bind(configuration.GetSection(PersistenceOptions.Section))
            .Configure(options => options.DatabaseUrl ??= configuration["DATABASE_URL"])
            .Validate(
                options => options.MaxPoolSize is null or (>= 1 and <= PersistenceOptions.GreatestMaxPoolSize),
                $"Persistence:MaxPoolSize must lie between 1 and {PersistenceOptions.GreatestMaxPoolSize}. Leave it out, or correct it.")
            .ValidateOnStart();

        services.AddSingleton<Database>();
        services.AddSingleton<Replica>();
        services.AddDbContextPool<BlogDbContext>((provider, context) => provider.GetRequiredService<Database>().Configure(context));

        return services
            .AddHostedService<QueryWarmUp>()
            .AddHostedService<CleanUp>()
            .AddHostedService<ChangeWatch>()
            .AddSingleton<ChangeSequence>()
            .AddSingleton<ChangeSignal>()
            .AddSingleton<IChangeSignal>(provider => provider.GetRequiredService<ChangeSignal>())
            .AddTransient<IChangeReader, ChangeReader>()
            .AddSingleton<DatabaseSchema>()
            .AddSingleton<DatabaseStartup>()
            .AddTransient<IDatabaseProbe, DatabaseProbe>()
            .AddScoped<UnitOfWork>()
            .AddTransient<IUnitOfWork>(provider => provider.GetRequiredService<UnitOfWork>())
            .AddTransient<IIdempotency, Idempotency>()
            .AddTransient<IAuditLog, AuditLog>()
            .AddTransient<IAuditReader, AuditReader>()
            .AddSingleton<UserQueries>()
            .AddSingleton<PostQueries>()
            .AddTransient<IUserRepository, UserRepository>()
            .AddTransient<IUserReader, UserReader>()
            .AddTransient<ISessionRepository, SessionRepository>()
            .AddTransient<ISessionReader, SessionReader>()
            .AddTransient<IDeletedUsers, DeletedUsers>()
            .AddTransient<IInvitationRepository, InvitationRepository>()
            .AddTransient<IInvitationReader, InvitationReader>()
            .AddTransient<IPostRepository, PostRepository>()
            .AddTransient<IPostReader, PostReader>();
    }

    /// <summary>How long what is kept beside users and posts is kept.</summary>
    private static IServiceCollection AddRetention(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IdempotencyOptions>()
            .Bind(configuration.GetSection(IdempotencyOptions.Section))
            .Validate(
                options => options.Retention >= IdempotencyOptions.MinRetention && options.Retention <= IdempotencyOptions.MaxRetention,
                "Idempotency:Retention must lie between 00:01:00 and 30.00:00:00. Leave it out, or correct it.")
            .ValidateOnStart();

        services.AddOptions<ChangesOptions>()
            .Bind(configuration.GetSection(ChangesOptions.Section))
            .Validate(
                options => options.Retention >= ChangesOptions.MinRetention && options.Retention <= ChangesOptions.MaxRetention,
                "Changes:Retention must lie between 00:01:00 and 3650.00:00:00. Leave it out, or correct it.")
            .Validate(
                options => options.MaxWaitingReaders is >= 1 and <= ChangesOptions.GreatestMaxWaitingReaders,
                $"Changes:MaxWaitingReaders must lie between 1 and {ChangesOptions.GreatestMaxWaitingReaders}. Leave it out, or correct it.")
            .ValidateOnStart();

        services.AddOptions<AuditOptions>()
            .Bind(configuration.GetSection(AuditOptions.Section))
            .Validate(
                options => options.Retention >= AuditOptions.MinRetention && options.Retention <= AuditOptions.MaxRetention,
                "Audit:Retention must lie between 1.00:00:00 and 3650.00:00:00. Leave it out, or correct it.")
            .ValidateOnStart();

        return services;
    }

    private static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PasswordOptions>()
            .Bind(configuration.GetSection(PasswordOptions.Section))
            .Validate<IHostEnvironment>(
                (options, environment) => options.IsStrongEnough(environment.IsDevelopment()),
                $"Passwords:Iterations must lie between {PasswordOptions.MinIterations} and {PasswordOptions.MaxIterations}; fewer are for Development only. Leave it out, or correct it.")
            .Validate(
                options => options.MaxConcurrency is >= 1 and <= PasswordOptions.GreatestMaxConcurrency,
                $"Passwords:MaxConcurrency must lie between 1 and {PasswordOptions.GreatestMaxConcurrency}. Leave it out, or correct it.")
            .Validate(
                options => options.MinLength is >= PasswordPolicy.LeastMinLength and <= PasswordPolicy.GreatestMinLength,
                $"Passwords:MinLength must lie between {PasswordPolicy.LeastMinLength} and {PasswordPolicy.GreatestMinLength}. Leave it out, or correct it.")
            .ValidateOnStart();

        services.AddOptions<AccessTokenOptions>()
            .Bind(configuration.GetSection(AccessTokenOptions.Section))
            .Configure(options => options.SigningKey = options.SigningKey is { Length: > 0 } key ? key : configuration["SECRET_KEY"] ?? "")
            .Validate(
                options => options.Lifetime >= AccessTokenOptions.MinLifetime && options.Lifetime <= AccessTokenOptions.MaxLifetime,
                "AccessTokens:Lifetime must lie between 00:01:00 and 1.00:00:00. Leave it out, or correct it.")
            .Validate(
                options => options.Issuer.Length > 0 && options.Audience.Length > 0,
                "AccessTokens:Issuer and AccessTokens:Audience must not be empty. Leave them out, or name them.")
            .ValidateOnStart();

        services.AddSingleton<SigningKeySource>();
        services.AddSingleton<IPostConfigureOptions<AccessTokenOptions>>(provider => provider.GetRequiredService<SigningKeySource>());
        services.AddSingleton<IValidateOptions<AccessTokenOptions>>(provider => provider.GetRequiredService<SigningKeySource>());

        return services
            .AddSingleton<SealedStorage>()
            .AddSingleton<ICursors, SealedCursors>()
            .AddSingleton<AccessTokenKeys>()
            .AddSingleton<AccessTokens>()
            .AddSingleton<IAccessTokens>(provider => provider.GetRequiredService<AccessTokens>())
            .AddSingleton<HashingTurns>()
            .AddSingleton<IPasswordHasher, IdentityPasswordHasher>()
            .AddSingleton<IGuessedPasswords, ZxcvbnPasswords>()
            .AddSingleton(provider => provider.GetRequiredService<IOptions<PasswordOptions>>().Value.Policy);
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RegistrationOptions>()
            .Bind(configuration.GetSection(RegistrationOptions.Section))
            .Validate(options => options.HasMode, "Registration:Mode must be open, invite or closed. Leave it out, or correct it.")
            .Validate(
                options => options.InvitationLifetime >= RegistrationOptions.MinInvitationLifetime && options.InvitationLifetime <= RegistrationOptions.MaxInvitationLifetime,
                "Registration:InvitationLifetime must lie between 00:01:00 and 90.00:00:00. Leave it out, or correct it.")
            .Validate(
                options => options.KeepsTokenOutOfLogs,
                "Registration:InvitationUrl must be an address with {token} once, behind its #, where it reaches no log. Write it like: https://blog.example.com/join#{token}")
            .ValidateOnStart();

        services.AddOptions<UsersOptions>()
            .Bind(configuration.GetSection(UsersOptions.Section))
            .Validate(options => options.HasDirectory, "Users:Directory must be signed_in or administrators. Leave it out, or correct it.")
            .ValidateOnStart();

        services.AddOptions<SessionOptions>()
            .Bind(configuration.GetSection(SessionOptions.Section))
            .Validate(
                options => options.IdleLifetime >= SessionPolicy.LeastIdleLifetime && options.IdleLifetime <= SessionPolicy.GreatestIdleLifetime,
                "Sessions:IdleLifetime must lie between 00:01:00 and 90.00:00:00. Leave it out, or correct it.")
            .Validate(
                options => options.AbsoluteLifetime >= options.IdleLifetime && options.AbsoluteLifetime <= SessionPolicy.GreatestAbsoluteLifetime,
                "Sessions:AbsoluteLifetime must lie between Sessions:IdleLifetime and 365.00:00:00. Leave it out, or correct it.")
            .Validate(
                options => options.MaxPerUser is >= 1 and <= SessionPolicy.GreatestMaxPerUser,
                $"Sessions:MaxPerUser must lie between 1 and {SessionPolicy.GreatestMaxPerUser}. Leave it out, or correct it.")
            .Validate(
                options => options.RevocationDelay >= TimeSpan.Zero && options.RevocationDelay <= SessionOptions.MaxRevocationDelay,
                "Sessions:RevocationDelay must lie between 00:00:00 and 00:01:00. Leave it out, or correct it.")
            .ValidateOnStart();

        return services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<RegistrationOptions>>().Value.Policy)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<UsersOptions>>().Value.ToDirectory())
            .AddSingleton(provider => provider.GetRequiredService<IOptions<SessionOptions>>().Value.Policy)
            .AddSingleton<KnownCallers.Memory>()
            .AddTransient<ICallers, KnownCallers>();
    }

    private static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection(RateLimitOptions.Section));

        foreach (var name in RateLimitOptions.Names)
        {
            limits.Validate(
                options => options.Of(name).IsValid,
                $"RateLimits:{name}:Quota must lie between 1 and {RateOptions.GreatestQuota}, and RateLimits:{name}:Window between 00:00:01 and 1.00:00:00. Leave them out, or correct them.");
        }

        limits
            .Validate(options => options.PercentOfPlaces is >= 1 and <= 100, "RateLimits:PercentOfPlaces must lie between 1 and 100. Leave it out, or correct it.")
            .ValidateOnStart();

        return services
            .AddSingleton<LocalBudgets>()
            .AddSingleton<IBudgets>(provider => provider.GetRequiredService<IOptions<RedisOptions>>().Value.IsConfigured
                ? ActivatorUtilities.CreateInstance<RedisBudgets>(provider)
                : provider.GetRequiredService<LocalBudgets>())
            .AddSingleton<CallerKeys>()
            .AddTransient<IAccountAttempts, AccountAttempts>();
    }
}
