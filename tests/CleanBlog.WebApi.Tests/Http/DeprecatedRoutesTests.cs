using System.Net;
using CleanBlog.WebApi.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>No route is deprecated yet, so these are of a server that has nothing else.</summary>
public sealed class DeprecatedRoutesTests
{
    private static readonly DateTimeOffset Since = new(2026, 6, 30, 23, 59, 59, TimeSpan.Zero);

    [Test]
    public async Task Each_answer_of_a_deprecated_route_announces_its_end()
    {
        await using var server = await StartAsync(sunset: Since.AddYears(1));
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };

        using var response = await client.GetAsync("/old");

        Assert.ThatStatus(response, HttpStatusCode.OK);
        Assert.That(response.Field("Deprecation"), Is.EqualTo("@1782863999"));
        Assert.That(response.Field("Sunset"), Is.EqualTo("Wed, 30 Jun 2027 23:59:59 GMT"));
        Assert.That(response.Field("Link"), Is.EqualTo("</new>; rel=\"first\", </docs/moved>; rel=\"deprecation\""));
    }

    [Test]
    public async Task An_end_that_is_not_known_is_not_announced()
    {
        await using var server = await StartAsync(sunset: null);
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };

        using var response = await client.GetAsync("/old");

        Assert.That((response.Field("Deprecation"), response.Field("Sunset")), Is.EqualTo(("@1782863999", (string?)null)));
    }

    [Test]
    public async Task The_other_routes_say_nothing()
    {
        await using var server = await StartAsync(sunset: null);
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };

        using var response = await client.GetAsync("/new");

        Assert.That((response.Field("Deprecation"), response.Field("Link")), Is.EqualTo(((string?)null, (string?)null)));
    }

    private static async Task<WebApplication> StartAsync(DateTimeOffset? sunset)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();

        app.UseRouting();
        app.UseDeprecations();
        app.MapGet("/old", (HttpContext http) => { http.Response.Headers.Link = "</new>; rel=\"first\""; }).Deprecated(Since, sunset, "/docs/moved");
        app.MapGet("/new", () => TypedResults.Ok());

        await app.StartAsync();
        return app;
    }
}
