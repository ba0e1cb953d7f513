using System.Net.Sockets;
using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.WebApi.Audit;
using CleanBlog.WebApi.Changes;
using CleanBlog.WebApi.Health;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Caching;
using CleanBlog.WebApi.Http.Conditional;
using CleanBlog.WebApi.Http.Idempotency;
using CleanBlog.WebApi.Http.Streaming;
using CleanBlog.WebApi.Http.Validation;
using CleanBlog.WebApi.Invitations;
using CleanBlog.WebApi.OpenApi;
using CleanBlog.WebApi.Posts;
using CleanBlog.WebApi.Security;
using CleanBlog.WebApi.Telemetry;
using CleanBlog.WebApi.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi;

/// <summary>The HTTP server: what it is made of, and what a request passes through.</summary>
internal static partial class Server
{
    private const string DefaultUrl = "http://localhost:8000";

    /// <summary>For routes that say nothing else: names, addresses and passwords fit many times over.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    public static Task<int> RunAsync(string[] args) => Composition.GuardAsync(async () =>
    {
        var builder = Composition.CreateBuilder(args);
        AddServices(builder.Services, builder.Configuration);
        ConfigureKestrel(builder);

        await using var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();

        // The database takes the longest to get ready, so the rest is done meanwhile.
        var databaseIsReady = Task.Run(() => app.Services.PrepareDatabaseAsync(app.Lifetime.ApplicationStopping));
        MapRequests(app);
        AnnounceLifetime(app);

        await databaseIsReady;
        await ListenAsync(app);
        await app.WaitForShutdownAsync();
        return 0;
    });

    private static async Task ListenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (exception is IOException or FormatException or SocketException or ArgumentOutOfRangeException || IsOfKestrel(exception))
        {
            throw new StartupException($"It cannot listen: {exception.Message} Check ASPNETCORE_URLS, --urls or Kestrel:Endpoints, and whether another process listens there.", exception);
        }
    }

    private static bool IsOfKestrel(Exception exception) =>
        exception.Source?.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) is true;

    private static void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            Json.Configure(options.SerializerOptions);
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemExceptionHandler>();

        // AddAuthentication would also start Data Protection and write its keys to disk; bearer tokens need none.
        services.AddAuthenticationCore(options => options.DefaultScheme = JwtBearerDefaults.AuthenticationScheme).AddWebEncoders();
        services.AddSingleton<IAuthenticationConfigurationProvider, BearerTokens.NoOtherConfiguration>();
        new AuthenticationBuilder(services).AddJwtBearer();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerTokens>();
        services.AddAuthorization(Access.Configure);
        services.AddSingleton<IPolicyEvaluator, Access.Admission>();

        services.AddOptions<CrossOriginOptions>()
            .Bind(configuration.GetSection(CrossOriginOptions.Section))
            .Validate(options => options.AreValid, "Cors:AllowedOrigins must hold origins such as https://blog.example.com: scheme, host and port, no path, no wildcard.")
            .ValidateOnStart();
        services.AddSingleton<IConfigureOptions<CorsOptions>, CrossOriginPolicy>();
        services.AddCors();

        services.AddOptions<ConcurrencyOptions>().Bind(configuration.GetSection(ConcurrencyOptions.Section)).ValidateOnStart();
        services.AddSingleton<AddressTable>();
        services.AddSingleton<ChangeCursors>().AddSingleton<WaitingReaders>().AddTransient<ChangeFeed>();
        services.AddSingleton<StreamTurns>();
        services.AddSingleton<CallerNames>();
        services.AddTrustedProxies(configuration);
        services.AddCompression();
        services.AddCaching(configuration);

        services.AddOptions<HttpsOptions>().Bind(configuration.GetSection(HttpsOptions.Section)).ValidateOnStart();

        services.AddEndpointsApiExplorer();
        services.AddTelemetry(configuration);
    }

    private static void ConfigureKestrel(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });

        if (!new[] { "urls", "http_ports", "https_ports", "Kestrel:Endpoints" }.Any(key => builder.Configuration.GetSection(key).Exists()))
            builder.WebHost.UseUrls(DefaultUrl);
    }

    private static void MapRequests(WebApplication app)
    {
        var https = app.Services.GetRequiredService<IOptions<HttpsOptions>>().Value;

        app.UseTrustedProxies();
        app.UseMiddleware<ResponseFields>();
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler(_ => { });

        if (https.Hsts)
            app.UseHsts();

        if (https.Redirect)
            app.UseHttpsRedirection();

        app.UseHeadRequests();
        app.UseRouting();
        app.UseDeprecations();
        app.UsePublishedAnswers();
        app.UseMiddleware<StatusProblems>();
        app.UseCompression();
        app.UseOpenApiDocument();
        app.UseCrossOriginPolicy();
        app.UseRequestCharset();
        app.UseShownTokens();
        app.UseRequestLimits();
        app.UseAuthorization();
        app.UseContentNegotiation();
        app.UseMiddleware<IdempotentRequests>();

        app.MapGet("/", () => TypedResults.Redirect(OpenApiDocument.DocsPath)).AllowAnonymous().Unlimited().ExcludeFromDescription();
        app.MapErrorsPage();
        app.MapHealth();
        app.MapKeySet();
        app.MapGroup("/api").LimitedAs(RateLimits.Api).HonourConditions().ValidateRequests().MapAuth().MapUsers().MapSessions().MapInvitations().MapPosts().MapChanges().MapAudit();
    }

    private static void AnnounceLifetime(WebApplication app)
    {
        var database = app.Services.GetRequiredService<Database>();
        var createAdministrator = app.Environment.IsDevelopment()
            ? "dotnet run --project src/CleanBlog.WebApi -- create-admin --email you@example.com"
            : "CleanBlog.WebApi create-admin --email you@example.com";

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var url = app.Urls.FirstOrDefault();
            LogStarted(app.Logger, About.Title, About.Version, $"{url}/api", $"{url}{OpenApiDocument.DocsPath}", database.Description, createAdministrator);
        });
        app.Lifetime.ApplicationStopped.Register(() => LogStopped(app.Logger, About.Title));
    }

    [LoggerMessage(1, LogLevel.Information, "{Product} {Version} is ready. API: {Api} | Docs: {Docs} | Database: {Database} | First administrator: {CreateAdministrator}")]
    private static partial void LogStarted(ILogger logger, string product, string version, string api, string docs, string database, string createAdministrator);

    [LoggerMessage(2, LogLevel.Information, "{Product} has stopped")]
    private static partial void LogStopped(ILogger logger, string product);
}
