using System.Net;
using System.Net.Http.Headers;

namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>What a start leaves to the first who needs it: it costs memory, and time that the first answer would wait for.</summary>
[Platform("Linux")]
public sealed class LoadedAssembliesTests : HostTest
{
    private const string Tokens = "Microsoft.IdentityModel.Tokens";
    private const string DocsPage = "Swashbuckle.AspNetCore.SwaggerUI";
    private const string Contract = "Microsoft.OpenApi";
    private const string Telemetry = "OpenTelemetry";

    [Test]
    public async Task What_checks_tokens_is_loaded_with_the_first_token()
    {
        var server = await Host.ServeAsync();

        Assert.That(await GetAsync(server, "/health"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await GetAsync(server, "/api/posts"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await server.Process.ListAssembliesAsync(), Has.None.EqualTo(Tokens).And.Some.EqualTo("CleanBlog.WebApi"));

        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "none.of.ours");
        Assert.That(await GetAsync(server, "/api/posts"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await server.Process.ListAssembliesAsync(), Has.Some.EqualTo(Tokens));
    }

    [Test]
    public async Task The_page_of_the_documentation_is_loaded_with_its_first_reader()
    {
        var server = await Host.ServeAsync();

        Assert.That(await GetAsync(server, "/health"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await server.Process.ListAssembliesAsync(), Has.None.EqualTo(DocsPage));

        Assert.That(await GetAsync(server, "/api/docs/index.html"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await server.Process.ListAssembliesAsync(), Has.Some.EqualTo(DocsPage));
    }

    [Test]
    public async Task What_describes_the_API_is_loaded_with_the_first_reader_of_its_contract()
    {
        var server = await Host.ServeAsync();

        Assert.That(await GetAsync(server, "/health"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await server.Process.ListAssembliesAsync(), Has.None.EqualTo(Contract));

        Assert.That(await GetAsync(server, "/api/openapi.json"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await server.Process.ListAssembliesAsync(), Has.Some.EqualTo(Contract));
    }

    [Test]
    public async Task What_speaks_to_a_collector_is_loaded_where_one_is_named()
    {
        var alone = await Host.ServeAsync();
        Assert.That(await GetAsync(alone, "/health"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await alone.Process.ListAssembliesAsync(), Has.None.EqualTo(Telemetry));

        var observed = await Host.ServeAsync("--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9");
        Assert.That(await observed.Process.ListAssembliesAsync(), Has.Some.EqualTo(Telemetry));
    }

    private static async Task<HttpStatusCode> GetAsync(RunningServer server, string path)
    {
        using var response = await server.Http.GetAsync(path);
        return response.StatusCode;
    }
}
