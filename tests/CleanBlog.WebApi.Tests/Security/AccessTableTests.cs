using System.Net;
using CleanBlog.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>Over the routes as the server has them, so that a new one cannot be forgotten.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class AccessTableTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public void Every_route_says_who_may_call_it()
    {
        var silent = Routes()
            .Where(route => route.Metadata.GetMetadata<IAuthorizeData>() is null && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(route => route.DisplayName);

        Assert.That(silent, Is.Empty);
    }

    [Test]
    public void No_route_says_both()
    {
        var contradictory = Routes()
            .Where(route => route.Metadata.GetMetadata<IAuthorizeData>() is not null && route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(route => route.DisplayName);

        Assert.That(contradictory, Is.Empty);
    }

    [Test]
    public void Nothing_else_is_open_to_everybody()
    {
        var open = Calls("Anybody").Concat(Routes().Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).SelectMany(Calls))
            .Where(call => call.Path.StartsWith("/api/", StringComparison.Ordinal) && !call.Path.StartsWith("/api/docs", StringComparison.Ordinal))
            .Select(call => $"{call.Method} {call.Path}");

        Assert.That(open, Is.SubsetOf(new[] { "POST /api/auth/register", "POST /api/auth/login", "POST /api/auth/refresh", "POST /api/auth/revoke", "GET /api/posts", "GET /api/posts/1", "GET /api/changes", "GET /api/openapi.json" }));
    }

    [Test]
    public async Task Nobody_without_a_token_gets_past_a_route_for_those_who_signed_in()
    {
        var calls = Calls("SignedIn").Concat(Calls("Administrators")).ToList();

        foreach (var (method, path) in calls)
        {
            using var response = await Anonymous.SendAsync(method, path);

            await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_missing");
        }

        Assert.That(calls, Has.Count.GreaterThanOrEqualTo(9));
    }

    [Test]
    public async Task No_ordinary_user_gets_past_a_route_for_administrators()
    {
        var calls = Calls("Administrators").ToList();

        foreach (var (method, path) in calls)
        {
            using var response = await Ada.SendJsonAsync(method, path, "{}");

            await Assert.ThatProblem(response, HttpStatusCode.Forbidden, "auth.administrators_only");
        }

        Assert.That(calls, Has.Count.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void Policies_are_those_of_the_table()
    {
        var policies = Routes().SelectMany(route => route.Metadata.GetOrderedMetadata<IAuthorizeData>()).Select(data => data.Policy).Distinct(StringComparer.Ordinal);

        Assert.That(policies, Is.EquivalentTo(new[] { "Anybody", "SignedIn", "Administrators" }));
    }

    private static IEnumerable<(HttpMethod Method, string Path)> Calls(RouteEndpoint route)
    {
        var path = route.RoutePattern.RawText!.Replace("{id}", "1", StringComparison.Ordinal);

        return route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
            .Select(method => (new HttpMethod(method), path.Length > 1 ? $"/{path.Trim('/')}" : path));
    }

    private IEnumerable<(HttpMethod Method, string Path)> Calls(string policy) => Routes()
        .Where(route => route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => string.Equals(data.Policy, policy, StringComparison.Ordinal)))
        .SelectMany(Calls);

    private IEnumerable<RouteEndpoint> Routes() => Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
}
