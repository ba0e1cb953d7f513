using System.Collections.Concurrent;

namespace CleanBlog.WebApi.Tests.Crash;

/// <summary>What a database has that it should not have, or has not.</summary>
internal sealed record Differences(IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled, IReadOnlyList<string> Torn)
{
    public IReadOnlyList<string> All => [.. Lost, .. Doubled, .. Torn];
}

/// <summary>One post or account and what its only writer knows of it. While a write is under way, or its answer never came, both states are right.</summary>
internal sealed class Entry(string marker)
{
    private Row? pending;

    public string Marker { get; } = marker;

    /// <summary>Where it is to be had; null until an answer told it.</summary>
    public string? Path { get; set; }

    /// <summary>What was acknowledged last; null where that is that there is none.</summary>
    public Row? Acknowledged { get; private set; }

    public bool IsUnknown { get; private set; }

    public bool IsThere => Acknowledged is not null && !IsUnknown;

    public int NextVersion => (Acknowledged?.Version ?? 0) + 1;

    /// <summary>Null deletes.</summary>
    public void Write(Row? row) => (pending, IsUnknown) = (row, true);

    public void Acknowledge() => (Acknowledged, IsUnknown) = (pending, false);

    public bool Allows(Row? stored) => stored == Acknowledged || (IsUnknown && stored == pending);

    /// <summary>What the database has ends the doubt, and has to stay.</summary>
    public void Settle(Row? stored) => (Acknowledged, IsUnknown) = (stored, false);
}

/// <summary>How often something happened.</summary>
internal sealed class Count
{
    private readonly List<(int Value, TaskCompletionSource Reached)> awaited = [];
    private readonly Lock gate = new();

    public int Value { get; private set; }

    public void Add()
    {
        lock (gate)
        {
            Value++;

            foreach (var (_, reached) in awaited.Where(waiting => waiting.Value == Value))
                reached.TrySetResult();
        }
    }

    /// <summary>Ends once it happened this many times more.</summary>
    public Task MoreAsync(int times)
    {
        lock (gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

            if (times == 0)
                reached.SetResult();

            awaited.Add((Value + times, reached));
            return reached.Task;
        }
    }
}

/// <summary>What clients were told by a server, to be compared with what is stored.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentQueue<Entry> entries = new();
    private readonly ConcurrentQueue<string> violations = new();

    public Count Acknowledged { get; } = new();

    /// <summary>Answers of 503.</summary>
    public Count Unavailable { get; } = new();

    /// <summary>Connections that ended without an answer.</summary>
    public Count Broken { get; } = new();

    public Count Read { get; } = new();

    /// <summary>Answers that no client should ever get.</summary>
    public IReadOnlyCollection<string> Violations => violations;

    public IReadOnlyCollection<Entry> Entries => entries;

    public Entry Open(string marker)
    {
        var entry = new Entry(marker);
        entries.Enqueue(entry);
        return entry;
    }

    public void Violate(string what) => violations.Enqueue(what);

    /// <summary>Compares everything that was ever written here with all that is stored, while nobody writes. Each doubt ends with it.</summary>
    public Differences Compare(IEnumerable<Row> stored)
    {
        var found = stored.ToLookup(row => row.Marker, StringComparer.Ordinal);
        var known = entries.Select(entry => entry.Marker).ToHashSet(StringComparer.Ordinal);
        var (lost, doubled, torn) = (new List<string>(), new List<string>(), new List<string>());

        foreach (var entry in entries)
        {
            var rows = found[entry.Marker].ToList();

            if (rows.Count > 1)
                doubled.Add($"There {rows.Count} times: {entry.Marker}");

            torn.AddRange(rows.Where(row => !row.IsWhole).Select(row => $"Half-written: {row}"));

            if (entry.Allows(rows.FirstOrDefault()))
                entry.Settle(rows.FirstOrDefault());
            else if (rows is [] or [{ IsWhole: true }])
                lost.Add($"Acknowledged: {entry.Acknowledged?.ToString() ?? $"{entry.Marker} deleted"}. Stored: {rows.FirstOrDefault()?.ToString() ?? "nothing"}");
        }

        doubled.AddRange(found.Where(rows => !known.Contains(rows.Key)).Select(rows => $"Written by nobody: {rows.Key}"));

        return new(lost, doubled, torn);
    }
}
