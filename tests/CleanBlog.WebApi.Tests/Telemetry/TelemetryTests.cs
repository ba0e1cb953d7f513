using System.Net;
using System.Text;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Telemetry;

/// <summary>What a server that is told of a collector exports until it has stopped.</summary>
public sealed class TelemetryTests : PostgreSqlHostTest
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private Collector collector = null!;

    [SetUp]
    public async Task StartCollector()
    {
        collector = await Collector.StartAsync();
        Host.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address;
        Host.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        Host.Settings["OTEL_TRACES_SAMPLER"] = "always_on";
        await UseMigratedDatabaseAsync();
    }

    [TearDown]
    public async Task StopCollector() => await collector.DisposeAsync();

    [Test]
    public async Task Traces_metrics_and_logs_reach_the_collector()
    {
        var server = await Host.ServeAsync();
        using var posts = await server.Http.GetAsync("/api/posts");
        using var unknown = await server.Http.GetAsync("/api/nowhere");
        using var changes = await server.Http.GetAsync("/api/changes");

        await server.Process.TerminateAsync();

        Assert.That(collector.Traces, Does.Contain("GET /api/posts").And.Contain("Npgsql").And.Contain("cleanblog").And.Contain("service.version"));
        Assert.That(collector.Metrics, Does.Contain("http.server.request.duration").And.Contain("kestrel.active_connections").And.Contain("dotnet.gc.collections").And.Contain("db.client.").And.Contain("cleanblog.changes.waiting_readers"));
        Assert.That(collector.Logs, Does.Contain("/api/nowhere").And.Contain("is ready"));
    }

    [Test]
    public async Task The_standard_variables_name_the_service()
    {
        Host.Settings["OTEL_SERVICE_NAME"] = "blog-of-ada";
        var server = await Host.ServeAsync();

        await server.Process.TerminateAsync();

        Assert.That(collector.Logs, Does.Contain("blog-of-ada"));
    }

    [Test]
    public async Task Of_the_traces_few_are_kept_beside_those_that_the_caller_keeps()
    {
        Host.Settings.Remove("OTEL_TRACES_SAMPLER");
        var server = await Host.ServeAsync();

        for (var request = 0; request < 30; request++)
            (await server.Http.GetAsync("/api/posts")).Dispose();

        using var kept = await server.Http.SendAsync(HttpMethod.Get, "/api/posts", ("traceparent", $"00-{TraceId}-b7ad6b7169203331-01"));
        await server.Process.TerminateAsync();

        Assert.That(collector.Traces, Does.Contain(Encoding.Latin1.GetString(Convert.FromHexString(TraceId))));
        Assert.That(collector.Traces.Split("url.path"), Has.Length.LessThan(10));
    }

    [Test]
    public async Task Nothing_secret_or_personal_is_exported()
    {
        var server = await Host.ServeAsync();
        var account = new { Email = "hidden-address@example.com", FirstName = "Hiddenname", LastName = "Hiddenname", Password = "Secret-Difference-1822" };
        server.Http.DefaultRequestHeaders.Add("User-Agent", "secret-agent");
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "secret-caller");
        using var registered = await server.Http.SendJsonAsync(HttpMethod.Post, "/api/auth/register", account);
        using var taken = await server.Http.SendJsonAsync(HttpMethod.Post, "/api/auth/register", account);
        using var wrong = await server.Http.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { account.Email, Password = "Secret-Difference-1823" });
        using var query = await server.Http.GetAsync("/api/posts?q=secret-query&secret-name=1");
        using var refused = await server.Http.GetAsync("/api/posts?limit=secret-limit");
        var token = await server.Http.LogInAsync(account.Email, account.Password);
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var written = await server.Http.SendJsonAsync(HttpMethod.Post, "/api/posts", new { Title = "secret-title", Content = "secret-content" });

        await server.Process.TerminateAsync();
        var exported = collector.Traces + collector.Metrics + collector.Logs;

        Assert.That(
            new[] { registered, taken, wrong, query, refused, written }.Select(response => (int)response.StatusCode),
            Is.EqualTo(new[] { 201, 409, 401, 200, 422, 201 }));
        Assert.That(exported, Does.Contain("/api/auth/register").And.Contain("INSERT INTO users"));
        Assert.That(exported, Does.Not.Contain("secret").IgnoreCase.And.Not.Contain("hidden").IgnoreCase);
        Assert.That(exported, Does.Not.Contain(token.Split('.')[2]).And.Not.Contain(Settings.Password ?? "no password"));
    }

    [Test]
    public async Task A_collector_that_is_away_disturbs_nobody()
    {
        await collector.DisposeAsync();
        var server = await Host.ServeAsync();

        using var posts = await server.Http.GetAsync("/api/posts");

        Assert.ThatStatus(posts, HttpStatusCode.OK);
        Assert.ThatSucceeded(await server.Process.TerminateAsync());
    }
}
