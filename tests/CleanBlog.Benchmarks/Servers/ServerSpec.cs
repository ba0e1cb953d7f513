namespace CleanBlog.Benchmarks.Servers;

/// <summary>A published server and how it is started.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Assembly">The published program.</param>
/// <param name="ContentRoot">Where it is started.</param>
/// <param name="ReadyPath">Answers as soon as the server does.</param>
internal sealed record ServerSpec(string Name, string Assembly, string ContentRoot, string ReadyPath)
{
    /// <summary>Beside what every server gets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The CPUs that it may use, as taskset has it; null for all.</summary>
    public string? Cpus { get; init; }

    public bool IsOnPostgreSql { get; init; }

    public ServerSpec With(params IEnumerable<(string Name, string Value)> variables)
    {
        var all = new Dictionary<string, string>(Environment, StringComparer.Ordinal);

        foreach (var (name, value) in variables)
            all[name] = value;

        return this with { Environment = all };
    }
}
