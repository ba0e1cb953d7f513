using System.Net;
using System.Text.Json;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Logging;

/// <summary>The standard settings of the framework's console, and what becomes of lines when the process ends.</summary>
public sealed class ConsoleTests : HostTest
{
    private const int Requests = 300;

    [Test]
    public async Task No_line_is_lost_when_it_is_stopped()
    {
        var server = await Host.ServeAsync();
        await RefuseAsync(server, Requests);

        var exit = await server.Process.TerminateAsync();
        var lines = exit.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines.Count(line => line.Contains("GET /api/nowhere 404", StringComparison.Ordinal)), Is.EqualTo(Requests));
        Assert.That(lines, Has.All.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (info|warn): "));
        Assert.That(lines[^1], Does.EndWith("CleanBlog has stopped"));
        Assert.That(exit.Error, Is.Empty);
    }

    [Test]
    public async Task For_machines_each_line_is_JSON()
    {
        Host.Settings["Logging__Console__FormatterName"] = "json";
        var server = await Host.ServeAsync();
        await RefuseAsync(server, 1);

        var exit = await server.Process.TerminateAsync();
        var lines = exit.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var request = lines.Single(line => line.GetProperty("Category").GetString() is "CleanBlog.WebApi.Http.RequestLog").GetProperty("State");

        Assert.That(request.GetProperty("Status").GetInt32(), Is.EqualTo(404));
    }

    [Test]
    public async Task Grave_lines_can_go_to_standard_error()
    {
        var url = $"http://127.0.0.1:{FreePort.Find()}";
        (Host.Settings["Logging__Console__LogToStandardErrorThreshold"], Host.Settings["ASPNETCORE_URLS"]) = ("Information", url);
        var server = Host.Start();

        await UntilItAnswersAsync(new Uri(url));
        var exit = await server.TerminateAsync();

        Assert.That(exit.Error, Does.Contain("is ready").And.EndWith("CleanBlog has stopped\n"));
        Assert.That(exit.Output, Is.Empty);
    }

    [Test]
    public async Task Levels_can_be_set_for_the_console_alone()
    {
        Host.Settings["Logging__Console__LogLevel__CleanBlog.WebApi.Http.RequestLog"] = "Warning";
        var server = await Host.ServeAsync();
        await RefuseAsync(server, 1);

        var exit = await server.Process.TerminateAsync();

        Assert.That(exit.Output, Does.Not.Contain("/api/nowhere").And.Contain("CleanBlog has stopped"));
    }

    private static async Task UntilItAnswersAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };

        await Eventually.HoldsAsync("it answers", async () =>
        {
            try
            {
                using var response = await http.GetAsync("/health/live");
                return response.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    private static async Task RefuseAsync(RunningServer server, int requests)
    {
        for (var request = 0; request < requests; request++)
        {
            using var response = await server.Http.GetAsync("/api/nowhere");
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }
}
