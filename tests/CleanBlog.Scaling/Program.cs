using System.Globalization;
using System.Runtime.InteropServices;
using CleanBlog.Scaling;

// Arguments: the published server, the document whose tables are written, and what to measure, or else all of it.
if (args is not [var server, var document, .. var parts])
{
    await Console.Error.WriteLineAsync("usage: CleanBlog.Scaling CLEANBLOG_DLL DOCUMENT [outages|throughput|growth]…");
    return 2;
}

const int Rounds = 5;

if (parts is [] || parts.Contains("outages"))
{
    var outages = new Outages(server);
    await outages.MeasureAsync();
    await WriteAsync("outages", outages.Table);
}

if (parts is [] || parts.Contains("throughput"))
{
    var throughput = new Throughput(server, Rounds);
    await throughput.MeasureAsync();
    await WriteAsync("throughput", throughput.Table);
}

if (parts is [] || parts.Contains("growth"))
{
    var growth = new Growth(server);
    await growth.MeasureAsync();
    await WriteAsync("growth", growth.Table);
}

return 0;

async Task WriteAsync(string name, string table)
{
    var (start, end) = ($"<!-- {name} -->\n", $"<!-- end of {name} -->");
    var text = await File.ReadAllTextAsync(document);
    var (from, to) = (text.IndexOf(start, StringComparison.Ordinal) + start.Length, text.IndexOf(end, StringComparison.Ordinal));

    await File.WriteAllTextAsync(document, $"{text[..from]}{table}\n\nMeasured on {Machine()}.\n{text[to..]}");
}

static string Machine()
{
    var processor = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30);

    return string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores ({processor}), {memory} GiB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}");
}
