using System.Globalization;
using System.Runtime.InteropServices;
using CleanBlog.Benchmarks;

// Arguments: the published empty API, the published CleanBlog, a content root with a database of a few posts, the report to write.
if (args is not [var emptyApi, var cleanBlog, var contentRoot, var report])
{
    await Console.Error.WriteLineAsync("usage: CleanBlog.Benchmarks EMPTY_API_DLL CLEANBLOG_DLL CONTENT_ROOT REPORT");
    return 2;
}

const int Rounds = 11;

var empty = new StartUp(emptyApi, contentRoot, "/");
var health = new StartUp(cleanBlog, contentRoot, "/health");
var posts = new StartUp(cleanBlog, contentRoot, "/api/posts");

// The first start of each warms the disk cache.
foreach (var start in new[] { empty, posts })
    await start.MeasureAsync();

var rounds = new List<(double Empty, double Health, double Posts)>();

for (var round = 0; round < Rounds; round++)
    rounds.Add((await empty.MeasureAsync(), await health.MeasureAsync(), await posts.MeasureAsync()));

await File.WriteAllTextAsync(report, $"""
    # Performance

    Written by `build/bench.sh`. Ratios are taken within a round, so that they hold while the machine's speed drifts.

    ## Start-up

    From the start of the process to its first answer, on a database with the sample's posts, as `build/publish.sh` publishes it:
    {Rounds} rounds in alternation on {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}.

    | first answer | median ms | least to greatest | times the empty API (median of the rounds) |
    |---|---|---|---|
    {Row("an empty minimal API, `/`", rounds.Select(round => round.Empty), rounds.Select(_ => 1.0))}
    {Row("CleanBlog, `/health`", rounds.Select(round => round.Health), rounds.Select(round => round.Health / round.Empty))}
    {Row("CleanBlog, `/api/posts`", rounds.Select(round => round.Posts), rounds.Select(round => round.Posts / round.Empty))}

    """);

return 0;

static string Row(string what, IEnumerable<double> milliseconds, IEnumerable<double> ratios)
{
    var sorted = milliseconds.Order().ToList();

    return string.Create(CultureInfo.InvariantCulture, $"| {what} | {Median(sorted):0} | {sorted[0]:0} to {sorted[^1]:0} | {Median(ratios):0.00} |");
}

static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
