using CleanBlog.Benchmarks.Driving;
using CleanBlog.Benchmarks.Servers;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>Drives what is to be compared in alternation: each round all of it, in turn from the first on and from the last.</summary>
internal sealed class Contest(Bench bench, IReadOnlyList<Subject> subjects)
{
    /// <summary>Beyond it the driver of latencies would take more of the CPUs than the server.</summary>
    public const double MostPerSecond = 10_000;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>What else is measured in each round, by no server.</summary>
    public Action Alongside { get; init; } = () => { };

    public async Task RunAsync()
    {
        await DriveAsync();

        foreach (var subject in subjects)
            await AccountAsync(subject);
    }

    private async Task DriveAsync()
    {
        await using var servers = new RunningServers();

        foreach (var spec in subjects.Select(subject => subject.Server).Distinct())
            await servers.StartAsync(spec);

        await Task.Delay(Settling);

        foreach (var subject in subjects)
            subject.IdleMebibytes = servers[subject.Server].ResidentMebibytes;

        foreach (var subject in subjects)
            await WarmUp.RunAsync(servers[subject.Server].Address, subject.Load, bench.Pace.WarmUp);

        for (var round = 0; round < bench.Pace.Rounds; round++)
        {
            var order = round % 2 == 0 ? subjects : subjects.Reverse().ToList();

            foreach (var subject in order)
                await SaturateAsync(servers[subject.Server], subject);

            Alongside();

            foreach (var subject in order)
                subject.Latencies.AddRange(await OpenLoop.DriveAsync(servers[subject.Server].Address, subject.Load, Math.Min(subject.PerSecond[^1] / 2, MostPerSecond), bench.Pace.Latency));
        }
    }

    private async Task SaturateAsync(ServerProcess server, Subject subject)
    {
        var before = server.CpuTime;
        var drive = await Wrk.DriveAsync(server.Address, subject.Load, bench.Pace.Drive);

        subject.PerSecond.Add(drive.PerSecond);
        subject.CpuMicroseconds.Add((server.CpuTime - before).TotalMicroseconds / drive.Requests);
        subject.LoadedMebibytes.Add(server.ResidentMebibytes);
    }

    /// <summary>On a server of its own, because counting costs time.</summary>
    private async Task AccountAsync(Subject subject)
    {
        var (spec, counted) = Allocations.Count(subject.Server, bench.Installation.HookAssembly);
        using var allocations = counted;
        await using var server = await ServerProcess.StartAsync(spec);
        await WarmUp.RunAsync(server.Address, subject.Load, bench.Pace.Drive);

        await Counted.DriveAsync(server.Address, subject.Load);

        var before = await allocations.ReadBytesAsync();
        var statements = await bench.Blogs.CountStatementsAsync(() => Counted.DriveAsync(server.Address, subject.Load));

        subject.AllocatedBytes = (double)(await allocations.ReadBytesAsync() - before) / Counted.Requests;
        subject.Statements = subject.Server.IsOnPostgreSql ? (double)statements / Counted.Requests : null;
    }
}
