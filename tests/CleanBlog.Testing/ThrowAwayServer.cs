using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CleanBlog.Testing;

/// <summary>
/// An installed server in a folder of its own, run by a shell that takes orders through a pipe. Once the pipe closes, even because this
/// process was killed, the shell stops the server and removes the folder.
/// </summary>
internal sealed class ThrowAwayServer : IAsyncDisposable
{
    /// <summary>It runs in the background, out of the process tree, so that neither Ctrl+C nor the end of that tree keeps it from tidying up.</summary>
    private const string Shell = """
        exec 3<&0
        {
          trap '' HUP INT TERM PIPE
          umask 077
          folder=$(mktemp -d "/tmp/cleanblog-$SERVER-XXXXXX") && cd "$folder" || exit 1
          trap 'stop > /dev/null; cd /; rm -rf "$folder"' EXIT
          while read -r order; do
            if "$order" >> log 2>&1; then echo done; else cat log; exit 1; fi
          done
        } <&3 3<&- 2>&1 &
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string name;
    private readonly Process process;

    /// <summary>Its functions are what can be ordered; one of them is "stop".</summary>
    public ThrowAwayServer(string name, string functions, IEnumerable<(string Name, string Value)> variables)
    {
        this.name = name;
        process = Process.Start(StartInfo(name, $"{functions}\n{Shell}", variables))!;
    }

    /// <summary>Why no server can be run this way, or null.</summary>
    public static string? Absence => OperatingSystem.IsWindows() ? "Installed servers are not run on Windows." : null;

    public async Task OrderAsync(string order)
    {
        await process.StandardInput.WriteLineAsync(order);

        if (await process.StandardOutput.ReadLineAsync() is var answer and not "done")
            throw new InvalidOperationException($"{name} failed to {order}:\n{answer}\n{await process.StandardOutput.ReadToEndAsync()}");
    }

    /// <summary>Comes back as soon as it accepts connections on this port of 127.0.0.1.</summary>
    public async Task ListensAsync(int port)
    {
        var started = Stopwatch.GetTimestamp();

        while (!await AcceptsAsync(port))
        {
            // An order that nobody knows fails, and brings what the server wrote to its log.
            if (Stopwatch.GetElapsedTime(started) > Patience)
                await OrderAsync("listen");

            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.StandardOutput.ReadToEndAsync();
        process.Dispose();
    }

    private static async Task<bool> AcceptsAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static ProcessStartInfo StartInfo(string name, string script, IEnumerable<(string Name, string Value)> variables)
    {
        // These servers refuse to run as root; su is what every system has to become another user.
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("su", ["-s", "/bin/sh", OtherUser(), "-c", script])
            : new ProcessStartInfo("/bin/sh", ["-c", script]);

        start.WorkingDirectory = "/";
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        start.Environment["SERVER"] = name;

        foreach (var (variable, value) in variables)
            start.Environment[variable] = value;

        return start;
    }

    private static string OtherUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
}
