using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CleanBlog.Benchmarks;

/// <summary>Starts a published server, asks it for one path, and ends it.</summary>
internal sealed class StartUp(string assembly, string contentRoot, string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The milliseconds from the start of the process to the first answer.</summary>
    public async Task<double> MeasureAsync()
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort());
        var start = new ProcessStartInfo("dotnet", [assembly, "--urls", $"http://{address}"])
        {
            WorkingDirectory = contentRoot,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["SECRET_KEY"] = Guid.CreateVersion7().ToString("D"), ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };

        var since = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();

        try
        {
            await AskAsync(address, since);
            return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AskAsync(IPEndPoint address, long since)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{address}") };

        while (true)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException exception) when (exception.InnerException is SocketException && Stopwatch.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(1);
            }
        }
    }
}
