using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Commands;

/// <summary>What an import did, for the person who ran it.</summary>
internal sealed class ImportSummary
{
    private readonly SortedDictionary<int, Error> refusals = [];

    public bool HasRefusals => refusals.Count > 0;

    /// <summary>One sentence for each refused line, in the order of the file.</summary>
    public IEnumerable<string> Refusals => refusals.Select(refusal => $"Line {refusal.Key}: {refusal.Value.Message} ({refusal.Value.Code})");

    private int Added { get; set; }

    private int AlreadyThere { get; set; }

    public void Count(int added, int alreadyThere) => (Added, AlreadyThere) = (Added + added, AlreadyThere + alreadyThere);

    public void Refuse(int lineNumber, Error error) => refusals.Add(lineNumber, error);

    public override string ToString() => $"Posts: {Added} added, {AlreadyThere} already there, {refusals.Count} refused.";
}
