using System.Globalization;

namespace CleanBlog.WebApi.Tests.Crash;

/// <summary>Figures of a run for people: in the test's output, and a row of the table in the file named in CLEANBLOG_CRASH_REPORT.</summary>
internal sealed class CrashReport(string what, BlogUnderLoad blog)
{
    private const string Head = """
        | what | rounds | acknowledged writes | reads | broken connections | 503 | lost | doubled | torn | wrong answers | slowest readiness | slowest answer |
        |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        """;

    private readonly List<Differences> differences = [];

    public int Rounds { get; set; }

    public TimeSpan SlowestReadiness { get; private set; }

    /// <summary>Everything that was wrong so far.</summary>
    public IReadOnlyList<string> Findings => [.. differences.SelectMany(difference => difference.All), .. blog.Ledger.Violations];

    public void Add(Differences difference) => differences.Add(difference);

    public void AddReadiness(TimeSpan took) => SlowestReadiness = took > SlowestReadiness ? took : SlowestReadiness;

    public async Task WriteAsync()
    {
        var ledger = blog.Ledger;
        string[] figures =
        [
            what, Figure(Rounds), Figure(ledger.Acknowledged.Value), Figure(ledger.Read.Value), Figure(ledger.Broken.Value), Figure(ledger.Unavailable.Value),
            Figure(differences.Sum(difference => difference.Lost.Count)), Figure(differences.Sum(difference => difference.Doubled.Count)),
            Figure(differences.Sum(difference => difference.Torn.Count)), Figure(ledger.Violations.Count), Seconds(SlowestReadiness), Seconds(blog.Access.SlowestAnswer),
        ];
        var line = $"| {string.Join(" | ", figures)} |";

        await TestContext.Out.WriteLineAsync($"{Head}\n{line}");

        if (Environment.GetEnvironmentVariable("CLEANBLOG_CRASH_REPORT") is not { Length: > 0 } file)
            return;

        await File.AppendAllTextAsync(file, $"{(File.Exists(file) ? "" : $"{Head}\n")}{line}\n");
    }

    private static string Figure(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time == TimeSpan.Zero ? "–" : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
