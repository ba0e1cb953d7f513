using System.Net;
using CleanBlog.Testing;
using CleanBlog.WebApi.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>No route is deprecated yet, so three are planted in the server.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class DeprecatedRoutesTests(TestDatabase database) : ApiTest(database)
{
    private static readonly DateTimeOffset Since = new(2026, 6, 30, 23, 59, 59, TimeSpan.Zero);

    [Test]
    public async Task Each_answer_of_a_deprecated_route_announces_its_end()
    {
        using var response = await GetAsync("/planted/old");

        Assert.ThatStatus(response, HttpStatusCode.OK);
        Assert.That(response.Field("Deprecation"), Is.EqualTo("@1782863999"));
        Assert.That(response.Field("Sunset"), Is.EqualTo("Wed, 30 Jun 2027 23:59:59 GMT"));
        Assert.That(response.Field("Link"), Is.EqualTo("</planted/new>; rel=\"next\", </docs/moved>; rel=\"deprecation\""));
    }

    [Test]
    public async Task An_end_that_is_not_known_is_not_announced()
    {
        using var response = await GetAsync("/planted/ageing");

        Assert.That((response.Field("Deprecation"), response.Field("Sunset")), Is.EqualTo(("@1782863999", (string?)null)));
    }

    [Test]
    public async Task The_other_routes_say_nothing()
    {
        using var response = await GetAsync("/planted/new");

        Assert.That((response.Field("Deprecation"), response.Field("Sunset"), response.Field("Link")), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
    }

    [Test]
    public async Task The_document_says_so_too()
    {
        var paths = (await Anonymous.ReadAsync("/api/openapi.json")).GetProperty("paths");

        var old = paths.GetProperty("/planted/old").GetProperty("get");

        Assert.That(old.GetProperty("deprecated").GetBoolean(), Is.True);
        Assert.That(old.GetProperty("responses").GetProperty("200").GetProperty("headers").Names(), Is.SupersetOf(new[] { "Deprecation", "Sunset" }));
        Assert.That(paths.GetProperty("/planted/new").GetProperty("get").TryGetProperty("deprecated", out _), Is.False);
    }

    protected override void Configure(IServiceCollection services) => services.AddSingleton<IStartupFilter, Planted>();

    /// <summary>Past what holds answers against the document as it is committed.</summary>
    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Address };
        return await client.GetAsync(path);
    }

    private sealed class Planted : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseRouting().UseDeprecations().UseEndpoints(routes =>
            {
                routes.MapGet("/planted/old", Old).WithTags("Planted").Deprecated(Since, Since.AddYears(1), "/docs/moved");
                routes.MapGet("/planted/ageing", () => TypedResults.Ok()).WithTags("Planted").Deprecated(Since, sunset: null, "/docs/moved");
                routes.MapGet("/planted/new", () => TypedResults.Ok()).WithTags("Planted");
            });
            next(app);
        };

        private static void Old(HttpContext http) => http.Response.Headers.Link = "</planted/new>; rel=\"next\"";
    }
}
