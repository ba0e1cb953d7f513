using System.Reflection;
using System.Text.Json;
using CleanBlog.Application.Common;
using CleanBlog.Testing;
using CleanBlog.WebApi.Http.Conditional;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>What every route has to have, so that nobody who adds one has to remember it.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class EndpointConventionTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Everything =
    [
        "an authorisation rule", "a rate-limit policy", "a name", "a summary", "an example of its body", "an example of its answer", "problems for its failures",
        "an ETag", "If-None-Match and 304", "If-Match, 412 and 428", "an Idempotency-Key",
    ];

    [Test]
    public async Task No_route_lacks_anything()
    {
        var document = await Anonymous.ReadAsync("/api/openapi.json");

        var lacking = Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .SelectMany(route => Lacks(route, document).Select(lack => $"{route.DisplayName} lacks {lack}"));

        Assert.That(lacking, Is.Empty);
    }

    [Test]
    public async Task Bare_routes_lack_everything()
    {
        await using var server = WithBareRoutes();

        var lacking = ((IEndpointRouteBuilder)server).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(route => Lacks(route, BareDocument()));

        Assert.That(lacking.Distinct(StringComparer.Ordinal), Is.EquivalentTo(Everything));
    }

    private static IEnumerable<string> Lacks(RouteEndpoint route, JsonElement document)
    {
        if (route.Metadata.GetMetadata<IAuthorizeData>() is null && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
            yield return "an authorisation rule";

        if (route.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null && route.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null)
            yield return "a rate-limit policy";

        if (route.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is { ExcludeFromDescription: true })
            yield break;

        foreach (var method in route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
        {
            var operation = document.GetProperty("paths").GetProperty($"/{route.RoutePattern.RawText!.Trim('/')}").GetProperty(method.ToLowerInvariant());

            foreach (var lack in Lacks(route, method, operation, document).Concat(LacksOfMethod(route, method, operation)))
                yield return lack;
        }
    }

    private static IEnumerable<string> Lacks(RouteEndpoint route, string method, JsonElement operation, JsonElement document)
    {
        if (!operation.TryGetProperty("operationId", out _))
            yield return "a name";

        if (!operation.TryGetProperty("summary", out _))
            yield return "a summary";

        if (operation.TryGetProperty("requestBody", out var body) && !HasExample(body, document))
            yield return "an example of its body";

        var answers = operation.GetProperty("responses").EnumerateObject().ToLookup(answer => answer.Name[0] == '2', answer => answer.Value);

        if (answers[true].Any(answer => answer.TryGetProperty("content", out _) && !HasExample(answer, document)))
            yield return "an example of its answer";

        // Not asked of what can fail in no way but those of every HTTP server.
        if ((method is not "GET" || NeedsDatabase(route)) && !answers[false].Any(answer => answer.TryGetProperty("content", out var content) && content.TryGetProperty("application/problem+json", out _)))
            yield return "problems for its failures";
    }

    private static IEnumerable<string> LacksOfMethod(RouteEndpoint route, string method, JsonElement operation)
    {
        var shows = route.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Any(answer => answer.Type?.IsAssignableTo(typeof(IVersioned)) is true);
        var statuses = operation.GetProperty("responses");

        if (shows && !statuses.EnumerateObject().Any(answer => answer.Name[0] == '2' && answer.Value.TryGetProperty("headers", out var fields) && fields.TryGetProperty("ETag", out _)))
            yield return "an ETag";

        if (shows && method is "GET" && !(HasField(operation, "If-None-Match") && statuses.TryGetProperty("304", out _)))
            yield return "If-None-Match and 304";

        if (method is not "GET" && route.RoutePattern.Parameters.Count > 0 && !IsUnversioned(route) && !(HasField(operation, "If-Match") && statuses.TryGetProperty("412", out _) && statuses.TryGetProperty("428", out _)))
            yield return "If-Match, 412 and 428";

        if (method is "POST" or "PATCH" && !HasField(operation, "Idempotency-Key"))
            yield return "an Idempotency-Key";
    }

    private static bool IsUnversioned(RouteEndpoint route) =>
        route.Metadata.GetRequiredMetadata<MethodInfo>().GetParameters().Any(parameter => parameter.IsDefined(typeof(UnversionedAttribute), inherit: false));

    private static bool NeedsDatabase(RouteEndpoint route) => route.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal);

    private static bool HasField(JsonElement operation, string name) =>
        operation.TryGetProperty("parameters", out var parameters) && parameters.EnumerateArray().Any(parameter => string.Equals(parameter.Text("name"), name, StringComparison.Ordinal));

    private static bool HasExample(JsonElement bodyOrAnswer, JsonElement document) => bodyOrAnswer.GetProperty("content").EnumerateObject().All(content =>
        content.Value.TryGetProperty("example", out _) || content.Value.TryGetProperty("examples", out _) || HasExampleOfSchema(content.Value.GetProperty("schema"), document));

    private static bool HasExampleOfSchema(JsonElement schema, JsonElement document)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);

        return schema.TryGetProperty("examples", out _) || schema.TryGetProperty("example", out _);
    }

    /// <summary>Two routes as somebody would write them who knows nothing of all this.</summary>
    private static WebApplication WithBareRoutes()
    {
        var app = WebApplication.CreateSlimBuilder().Build();

        app.MapGet("/api/bare/{id}", (Guid id) => TypedResults.Ok(new Bare(id, 1, DateTimeOffset.UnixEpoch)));
        app.MapPost("/api/bare/{id}", (Guid id, Bare bare) => TypedResults.Ok(bare with { Id = id }));

        return app;
    }

    /// <summary>What the generator would say of them.</summary>
    private static JsonElement BareDocument()
    {
        const string Answer = """{"200":{"description":"","content":{"application/json":{"schema":{"type":"object"}}}}}""";

        return JsonDocument.Parse($$"""
            {
              "paths": { "/api/bare/{id}": {
                "get": { "responses": {{Answer}} },
                "post": { "requestBody": { "content": { "application/json": { "schema": { "type": "object" } } } }, "responses": {{Answer}} } } }
            }
            """).RootElement;
    }

    private sealed record Bare(Guid Id, int Version, DateTimeOffset UpdatedAt) : IVersioned;
}
