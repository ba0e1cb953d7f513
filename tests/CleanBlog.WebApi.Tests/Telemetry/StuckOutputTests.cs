using System.Diagnostics;
using System.Net;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Telemetry;

public sealed class StuckOutputTests : HostTest
{
    /// <summary>Twice as many lines, of some 140 bytes, as fit into a pipe of 64 KiB.</summary>
    private const int Requests = 1000;

    [Test]
    public async Task A_log_that_nobody_reads_stops_no_request()
    {
        Host.Settings["Logging__Console__MaxQueueLength"] = "1";
        using var server = Process.Start(Host.StartInfo())!;

        try
        {
            using var http = Host.Connect(await AddressAsync(server));
            var statuses = new HashSet<HttpStatusCode>();

            for (var request = 0; request < Requests; request++)
            {
                using var response = await http.GetAsync("/api/nowhere");
                statuses.Add(response.StatusCode);
            }

            Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.NotFound }));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task<Uri> AddressAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("is ready", StringComparison.Ordinal))
                return new Uri(line.Split("API: ")[1].Split("/api")[0]);
        }

        throw new AssertionException("It did not start.");
    }
}
