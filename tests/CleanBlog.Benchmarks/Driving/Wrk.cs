using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CleanBlog.Benchmarks.Driving;

/// <summary>What was answered in how long.</summary>
internal sealed record Drive(long Requests, TimeSpan Duration)
{
    public double PerSecond => Requests / Duration.TotalSeconds;
}

/// <summary>Drives a server as fast as it answers.</summary>
internal static class Wrk
{
    private const string Result = "RESULT";

    /// <summary>Throws when a single request fails.</summary>
    public static async Task<Drive> DriveAsync(Uri server, Load load, TimeSpan duration)
    {
        var script = Path.GetTempFileName();

        try
        {
            await File.WriteAllTextAsync(script, Script(load));
            var said = await RunAsync(
                ["--threads", "1", "--connections", Text(load.Connections), "--duration", $"{Text((int)duration.TotalSeconds)}s", "--timeout", "60s", "--script", script, server.ToString()]);

            return Read(said);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static Drive Read(string said)
    {
        var numbers = said.Split('\n').Where(line => line.StartsWith(Result, StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ').Skip(1)).Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToList();

        if (numbers is not [var requests and > 0, var microseconds, 0])
            throw new BenchException($"Requests failed, or none was answered:\n{said}");

        return new(requests, TimeSpan.FromMicroseconds(microseconds));
    }

    private static async Task<string> RunAsync(IEnumerable<string> arguments)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;

        try
        {
            var said = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            return wrk.ExitCode == 0 ? said : throw new BenchException($"wrk ended with {wrk.ExitCode}:\n{said}");
        }
        finally
        {
            wrk.Kill();
        }
    }

    private static string Script(Load load)
    {
        var script = new StringBuilder("local prepared, next = {}, 0\nlocal headers = {}\n");

        foreach (var (name, value) in load.Headers)
            script.Append(CultureInfo.InvariantCulture, $"headers[ {Quote(name)} ] = {Quote(value)}\n");

        script.Append("function init()\n");

        foreach (var path in load.Paths)
            script.Append(CultureInfo.InvariantCulture, $"  prepared[#prepared + 1] = wrk.format({Quote(load.Method.Method)}, {Quote(path)}, headers, {(load.Body is null ? "nil" : Quote(load.Body))})\n");

        return script.Append(CultureInfo.InvariantCulture, $$"""
            end
            function request()
              next = next % #prepared + 1
              return prepared[next]
            end
            function done(summary)
              local failed = summary.errors
              io.write(string.format("{{Result}} %d %d %d\n", summary.requests, summary.duration,
                failed.connect + failed.read + failed.write + failed.status + failed.timeout))
            end
            """).ToString();
    }

    private static string Quote(string text) => $"[==[{text}]==]";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
