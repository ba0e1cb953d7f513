using CleanBlog.Benchmarks.Driving;
using CleanBlog.Benchmarks.Servers;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>One kind of work for one server, and what was measured of it.</summary>
internal sealed class Subject(string work, ServerSpec server, Load load)
{
    public string Work => work;

    public ServerSpec Server => server;

    public Load Load => load;

    /// <summary>Answered requests a second under full load, of each round.</summary>
    public List<double> PerSecond { get; } = [];

    /// <summary>CPU microseconds of the server for a request under full load, of each round.</summary>
    public List<double> CpuMicroseconds { get; } = [];

    /// <summary>The milliseconds of every request at half of the round's full load, of all rounds.</summary>
    public List<double> Latencies { get; } = [];

    public double IdleMebibytes { get; set; }

    /// <summary>After full load, of each round.</summary>
    public List<double> LoadedMebibytes { get; } = [];

    public double AllocatedBytes { get; set; }

    /// <summary>For a request; null where they are not counted.</summary>
    public double? Statements { get; set; }
}
