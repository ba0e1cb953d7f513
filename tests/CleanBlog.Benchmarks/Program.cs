using System.Diagnostics;
using System.Globalization;
using CleanBlog.Benchmarks;
using CleanBlog.Benchmarks.Chapters;
using CleanBlog.Benchmarks.Data;
using CleanBlog.Benchmarks.Reporting;
using CleanBlog.Benchmarks.Servers;

IReadOnlyList<IChapter> chapters = [new ReadsWithoutCache(), new ReadsAsShipped(), new Writes(), new SqliteWrites(), new ManyPosts(), new StartUps(), new LogIns(), new Telemetry()];

if (args is not [var folder, var samples, var report, .. var options] || !OperatingSystem.IsLinux())
{
    await Console.Error.WriteLineAsync("usage, on Linux: CleanBlog.Benchmarks FOLDER_OF_PUBLISHED_PROGRAMS SAMPLES REPORT [--quick] [CHAPTER...]");
    return 2;
}

var pace = options.Contains("--quick") ? Pace.Quick : Pace.Full;
var chosen = options.Where(option => option is not "--quick").ToList();

if (chosen.Except(chapters.Select(chapter => chapter.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no chapter {unknown}, only: {string.Join(", ", chapters.Select(chapter => chapter.Name))}.");
    return 2;
}

try
{
    var installation = new Installation(Path.GetFullPath(folder));
    installation.RequireEqualGarbageCollection();

    await Console.Error.WriteLineAsync("Filling the databases");
    await using var blogs = await Blogs.CreateAsync(installation, Path.GetFullPath(samples));
    var bench = new Bench(pace, installation, blogs, Path.GetFullPath(samples));
    var machine = Machine.Describe(await blogs.DescribeAsync());
    var findings = new List<Findings>();

    foreach (var chapter in chapters.Where(chapter => chosen.Count == 0 || chosen.Contains(chapter.Name)))
    {
        var start = Stopwatch.GetTimestamp();
        findings.Add(await chapter.MeasureAsync(bench));
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{chapter.Name}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
    }

    await File.WriteAllTextAsync(report, Report.Write(machine, pace, findings));
    return 0;
}
catch (BenchException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
