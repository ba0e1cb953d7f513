using System.Diagnostics;
using System.Runtime.CompilerServices;
using CleanBlog.Infrastructure;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CleanBlog.WebApi.Telemetry;

/// <summary>
/// Traces, metrics and logs over OTLP, set up by the standard environment variables. Where no collector is named nothing is registered.
/// </summary>
internal static class TelemetryServices
{
    /// <summary>Of what this server alone can tell.</summary>
    public const string Meter = "CleanBlog";

    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>What comes from the caller and may hold a secret.</summary>
    private static readonly string[] Unwanted = ["url.query", "user_agent.original"];

    private static readonly string[] Meters = [Meter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    /// <summary>Recorded with each statement or twice a request, and nobody's alarm.</summary>
    private static readonly string[] Unwatched = ["http.server.active_requests", "db.client.operation.npgsql.executing", "db.client.operation.npgsql.bytes_read", "db.client.operation.npgsql.bytes_written"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Endpoint] is not { Length: > 0 } endpoint)
            return services;

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var collector) || collector.Scheme is not ("http" or "https"))
            throw new StartupException($"{Endpoint} is no address of a collector. Write it like: http://localhost:4317");

        return services.AddExport();
    }

    // Apart, so that who names no collector does not load what speaks to one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IServiceCollection AddExport(this IServiceCollection services)
    {
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddAttributes([new("service.version", About.Version)]))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpRequest = (span, _) => RemoveUnwanted(span))
                .AddSource("Npgsql"))
            .WithMetrics(metrics => metrics
                .AddMeter(Meters)
                .AddView(instrument => Unwatched.Contains(instrument.Name, StringComparer.Ordinal) ? MetricStreamConfiguration.Drop : null))
            .WithLogging()
            .UseOtlpExporter();

        return services;
    }

    private static void RemoveUnwanted(Activity span)
    {
        foreach (var name in Unwanted)
            span.SetTag(name, null);
    }
}
