using System.Globalization;
using CleanBlog.Benchmarks.Data;
using CleanBlog.Benchmarks.Driving;
using CleanBlog.Benchmarks.Reporting;
using CleanBlog.Benchmarks.Servers;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>
/// What readers notice of passwords that are being hashed: the same reads at the same rate, with log-ins on a server that has all CPUs,
/// and without any on a server that is bound to all but one.
/// </summary>
internal sealed class LogIns : IChapter
{
    private const int Clients = 16;
    private const double ReadsPerSecond = 1000;
    private const double Share = 0.99;

    public string Name => "logins";

    public async Task<Findings> MeasureAsync(Bench bench)
    {
        if (Environment.ProcessorCount < 2)
            throw new BenchException("There is no remaining CPU on a machine that has one.");

        var shared = bench.Installation.CleanBlog(bench.Blogs.Reading);
        var bound = shared with { Cpus = string.Create(CultureInfo.InvariantCulture, $"1-{Environment.ProcessorCount - 1}") };
        var (reads, logIns) = (Loads.Post(bench.Blogs.Newest), Loads.LogIn(Blogs.Credentials, Clients));

        await using var servers = new RunningServers();
        var (busy, alone) = (await servers.StartAsync(shared), await servers.StartAsync(bound));

        foreach (var server in new[] { busy, alone })
            await WarmUp.RunAsync(server.Address, reads, bench.Pace.WarmUp);

        await LogInAsync(busy);

        List<double> disturbed = [], undisturbed = [], perSecond = [];

        for (var round = 0; round < bench.Pace.Rounds; round++)
        {
            undisturbed.Add(Percentile(await OpenLoop.DriveAsync(alone.Address, reads, ReadsPerSecond, bench.Pace.Drive)));

            // The log-ins begin before the reads and end after them.
            var loggingIn = Wrk.DriveAsync(busy.Address, logIns, bench.Pace.Drive + (2 * Lead));
            await Task.Delay(Lead);
            disturbed.Add(Percentile(await OpenLoop.DriveAsync(busy.Address, reads, ReadsPerSecond, bench.Pace.Drive)));
            perSecond.Add((await loggingIn).PerSecond);

            // Waits behind those that were begun and given up.
            await LogInAsync(busy);
        }

        return new(
        [
            new($"reads while {Clients} clients log in without pause", "reads alone on the remaining CPUs", "p99", Statistics.Ratios(disturbed, undisturbed), Target.AtMost(3)),
        ])
        {
            Text = string.Create(
                CultureInfo.InvariantCulture,
                $"""
                One post as shipped, {ReadsPerSecond:0} reads a second. p99 with log-ins, on a server that has all CPUs: {Statistics.Median(disturbed):0.0} ms ({Statistics.Spread(disturbed, "0.0")}),
                while {Statistics.Median(perSecond):0.0} log-ins a second were answered. p99 without any, on a server that is bound to all CPUs but the first: {Statistics.Median(undisturbed):0.0} ms ({Statistics.Spread(undisturbed, "0.0")}).
                """),
        };
    }

    private static TimeSpan Lead => TimeSpan.FromSeconds(1);

    private static async Task LogInAsync(ServerProcess server)
    {
        using var credentials = new StringContent(Blogs.Credentials, mediaType: new("application/json"));
        using var response = await server.Http.PostAsync(new Uri("/api/auth/login", UriKind.Relative), credentials);
        response.EnsureSuccessStatusCode();
    }

    private static double Percentile(IReadOnlyList<double> latencies) => Statistics.Percentile([.. latencies.Order()], Share);
}
