using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using CleanBlog.Testing;

namespace CleanBlog.Benchmarks.Servers;

/// <summary>A published server that has answered; it is killed in the end. Its standard output goes to /dev/null.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>What one unit of /proc/PID/stat is (proc(5), sysconf(_SC_CLK_TCK)); 100 on every Linux for .NET.</summary>
    private const int TicksPerSecond = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Task<string> errors;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Http = new HttpClient { BaseAddress = address };
        errors = process.StandardError.ReadToEndAsync();
    }

    public HttpClient Http { get; }

    public Uri Address => Http.BaseAddress!;

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan StartUp { get; private set; }

    /// <summary>What it has used of all CPUs so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            // The second field is the name in parentheses, which may hold blanks.
            var fields = File.ReadAllText(ProcFile("stat")).Split(')')[^1].Split(' ');
            var ticks = fields[12..14].Sum(count => long.Parse(count, CultureInfo.InvariantCulture));

            return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
        }
    }

    /// <summary>What it holds in memory (VmRSS).</summary>
    public double ResidentMebibytes
    {
        get
        {
            const double KibibytesPerMebibyte = 1024;

            var line = File.ReadLines(ProcFile("status")).Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / KibibytesPerMebibyte;
        }
    }

    public static async Task<ServerProcess> StartAsync(ServerSpec spec)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var since = Stopwatch.GetTimestamp();
        var server = new ServerProcess(Process.Start(StartInfo(spec, address))!, address);

        try
        {
            await server.AskAsync(spec.ReadyPath, since);
            server.StartUp = Stopwatch.GetElapsedTime(since);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw new BenchException($"{spec.Name} does not answer {spec.ReadyPath}: {await server.errors}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static ProcessStartInfo StartInfo(ServerSpec spec, Uri address)
    {
        IEnumerable<string> bound = spec.Cpus is null ? [] : ["taskset", "--cpu-list", spec.Cpus];

        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" > /dev/null", "sh", .. bound, "dotnet", spec.Assembly, "--urls", address.ToString()])
        {
            WorkingDirectory = spec.ContentRoot,
            UseShellExecute = false,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };

        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;

        return start;
    }

    private async Task AskAsync(string path, long since)
    {
        while (true)
        {
            try
            {
                using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException exception) when (exception.InnerException is SocketException && !process.HasExited && Stopwatch.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(1);
            }
        }
    }

    private string ProcFile(string name) => string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/{name}");
}
