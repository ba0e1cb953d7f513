using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace CleanBlog.Testing.Scaling;

/// <summary>One of several servers on the same database: a process on a port that stays the same over restarts.</summary>
public sealed class BlogInstance : IDisposable
{
    /// <summary>Far beyond what a start takes, for machines that are busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(25);

    private readonly string assembly;
    private readonly string folder;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly HttpClient http;
    private readonly StringBuilder said = new();
    private Process? process;

    /// <summary>Nothing runs yet.</summary>
    /// <param name="assembly">The server, built or published.</param>
    /// <param name="folder">Its content root.</param>
    /// <param name="settings">Environment variables; whatever else the server would read is taken out.</param>
    public BlogInstance(string assembly, string folder, IReadOnlyDictionary<string, string> settings)
    {
        (this.assembly, this.folder, this.settings) = (assembly, folder, settings);
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}"));
        http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    /// <summary>Starts it, again after it ended; it is ready when this is done.</summary>
    public async Task StartAsync()
    {
        process = Process.Start(StartInfo())!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(PollInterval);

        while (!await IsReadyAsync())
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended: {Said()}");

            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as an init system does, and waits until it has.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }

        process?.Dispose();
        http.Dispose();
    }

    /// <summary>All that it wrote since it was started first.</summary>
    public string Said()
    {
        lock (said)
            return said.ToString();
    }

    private static bool IsReadByTheHost(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.Contains("__", StringComparison.Ordinal)
        || name is "DOTNET_ENVIRONMENT" or "DOTNET_URLS" or "DOTNET_CONTENTROOT" or "DATABASE_URL" or "SECRET_KEY" or "URLS" or "HTTP_PORTS";

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", assembly, "--urls", Address.ToString()])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var name in start.Environment.Keys.Where(IsReadByTheHost).ToList())
            start.Environment.Remove(name);

        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        return start;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (said)
            said.AppendLine(line.Data);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
