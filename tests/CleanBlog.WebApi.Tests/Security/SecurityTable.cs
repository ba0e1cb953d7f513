using System.Text;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>The table of docs/security.md: a request and what it is about in each row, who sends it in each column, the status in each cell.</summary>
internal sealed class SecurityTable
{
    public const string Document = "docs/security.md";

    private readonly string[] lines;
    private readonly int first;

    private SecurityTable(string[] lines)
    {
        this.lines = lines;
        first = Array.FindIndex(lines, line => line.StartsWith("| Request | About |", StringComparison.Ordinal)) + 2;
        Callers = [.. Split(lines[first - 2])[2..]];
        Rows = [.. lines[first..].TakeWhile(line => line.StartsWith('|')).Select(line => Row.Parse(Split(line)))];
    }

    public IReadOnlyList<string> Callers { get; }

    public IReadOnlyList<Row> Rows { get; }

    public static SecurityTable Read() => new(File.ReadAllLines(RepositoryFiles.Path(Document)));

    /// <summary>Writes what was really answered into a row of the document.</summary>
    public static void Write(Row row, IReadOnlyList<int> statuses)
    {
        var table = Read();
        table.lines[table.first + table.Rows.ToList().FindIndex(old => old.IsAbout(row))] = $"| `{row.Request}` | {row.About} | {string.Join(" | ", statuses)} |";
        File.WriteAllText(RepositoryFiles.Path(Document), new StringBuilder().AppendJoin('\n', table.lines).Append('\n').ToString());
    }

    private static string[] Split(string line) => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries);

    /// <summary>A row of it.</summary>
    /// <param name="Request">Method and path of an operation.</param>
    /// <param name="About">What of the operation's is meant; empty where there is one thing only.</param>
    /// <param name="Cells">A status for each of <see cref="Callers"/>.</param>
    internal sealed record Row(string Request, string About, IReadOnlyList<string> Cells)
    {
        public static Row Parse(string[] cells) => new(cells[0].Trim('`'), cells[1], cells[2..]);

        public bool IsAbout(Row other) => (Request, About) == (other.Request, other.About);

        public override string ToString() => About.Length > 0 ? $"{Request}, {About}" : Request;
    }
}
