using CleanBlog.Application.Common;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanBlog.WebApi.Health;

/// <summary>How the server is.</summary>
/// <param name="Status">Always <c>healthy</c>: what is not well answers a problem instead.</param>
/// <param name="Version">Of the server.</param>
public sealed record HealthResponse(string Status, string Version);

public static class HealthEndpoints
{
    private static readonly HealthResponse Healthy = new("healthy", About.Version);

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous().Unlimited();

        health.MapGet("/", Get).WithName("GetHealth");
        health.MapGet("/live", GetLiveness).WithName("GetLiveness");
        health.MapGet("/ready", GetReadiness).WithName("GetReadiness").Refuses(ProblemTypes.DatabaseUnavailable);

        return app;
    }

    /// <summary>Tells that the server runs, and its version.</summary>
    /// <remarks>It does not ask the database.</remarks>
    public static Ok<HealthResponse> Get() => TypedResults.Ok(Healthy);

    /// <summary>Tells that the process answers; restart it when it does not.</summary>
    /// <remarks>It does not ask the database, which no restart of this process would bring back.</remarks>
    public static Ok<HealthResponse> GetLiveness() => TypedResults.Ok(Healthy);

    /// <summary>Tells whether requests can be served: the database answers.</summary>
    /// <remarks>Send no requests here while it answers 503; there is no need to restart.</remarks>
    public static async Task<Results<Ok<HealthResponse>, ProblemResult>> GetReadiness(
        IDatabaseProbe database, CancellationToken cancellationToken) =>
        await database.CanConnectAsync(cancellationToken) ? TypedResults.Ok(Healthy) : ProblemTypes.DatabaseUnavailable.ToProblem();
}
