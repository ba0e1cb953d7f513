using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Commands;

/// <summary>What an import did, for the person who ran it.</summary>
internal sealed class ImportSummary
{
    private readonly List<string> refusals = [];

    public int Added { get; private set; }

    public int AlreadyThere { get; private set; }

    /// <summary>One sentence for each refused line, in the order of the file.</summary>
    public IReadOnlyList<string> Refusals => refusals;

    public void Count(int added, int alreadyThere) => (Added, AlreadyThere) = (Added + added, AlreadyThere + alreadyThere);

    public void Refuse(int lineNumber, Error error) => refusals.Add($"Line {lineNumber}: {error.Message} ({error.Code})");
}
