using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>How a process of the host ended, and all that it said.</summary>
internal sealed record HostExit(int Code, string Output, string Error);

/// <summary>The built host as a process of its own; it is killed with the test unless it ended before.</summary>
internal sealed class HostProcess : IDisposable
{
    /// <summary>Far beyond what any step takes, for machines that are busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    public HostProcess(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        output = KeepAsync(process.StandardOutput);
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The names of the assemblies that it has loaded; on Linux.</summary>
    public async Task<IReadOnlySet<string>> ListAssembliesAsync()
    {
        var maps = await File.ReadAllLinesAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/maps"));

        return maps.Where(line => line.EndsWith(".dll", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Gives it the whole of its standard input.</summary>
    public async Task WriteAsync(string input)
    {
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
    }

    /// <summary>The next line of standard output with this text, or null if it ends without one.</summary>
    public Task<string?> FindLineAsync(string text) => FindLineAsync(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>The next line of standard output that fits, or null if it ends without one.</summary>
    public async Task<string?> FindLineAsync(Predicate<string> fits)
    {
        using var patience = new CancellationTokenSource(Patience);

        await foreach (var line in lines.Reader.ReadAllAsync(patience.Token))
        {
            if (fits(line))
                return line;
        }

        return null;
    }

    public async Task<HostExit> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);

        return new HostExit(process.ExitCode, await output, await error);
    }

    /// <summary>Asks it to stop, as an init system does.</summary>
    public Task<HostExit> TerminateAsync() => SignalAsync("TERM");

    public async Task<HostExit> SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();

        return await WaitForExitAsync();
    }

    /// <summary>Ends it without a chance to tidy up.</summary>
    public async Task<HostExit> KillAsync()
    {
        process.Kill();
        return await WaitForExitAsync();
    }

    /// <summary>Ends it if it still runs.</summary>
    /// <returns>All that it said.</returns>
    public async Task<string> EndAsync()
    {
        var exit = await KillAsync();
        return exit.Output + exit.Error;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private async Task<string> KeepAsync(StreamReader reader)
    {
        var kept = new StringBuilder();

        while (await reader.ReadLineAsync() is { } line)
        {
            kept.Append(line).Append('\n');
            lines.Writer.TryWrite(line);
        }

        lines.Writer.Complete();
        return kept.ToString();
    }
}
