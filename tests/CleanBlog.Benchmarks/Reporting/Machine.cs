using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CleanBlog.Benchmarks.Reporting;

/// <summary>What everything ran on.</summary>
internal static class Machine
{
    private const double KibibytesPerGibibyte = 1024 * 1024;

    public static string Describe(string database)
    {
        var memory = double.Parse(Field("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / KibibytesPerGibibyte;
        var disk = new DriveInfo(Path.GetTempPath()).DriveFormat;

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Field("/proc/cpuinfo", "model name")}, {Environment.ProcessorCount} cores, {memory:0} GiB of memory, databases on {disk}; {RuntimeInformation.OSDescription}, .NET {Environment.Version}, {database}, {WrkVersion()}.");
    }

    private static string Field(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? $"no {name} in {file}";

    /// <summary>It names itself in the first line, and ends with 1.</summary>
    private static string WrkVersion()
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var said = wrk.StandardOutput.ReadToEnd();

        return said.Split(" [")[0].Trim();
    }
}
