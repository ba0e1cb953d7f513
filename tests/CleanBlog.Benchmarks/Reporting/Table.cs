using System.Globalization;

namespace CleanBlog.Benchmarks.Reporting;

/// <summary>Markdown.</summary>
internal static class Table
{
    public static string Of(IReadOnlyCollection<string> titles, IEnumerable<IEnumerable<string>> rows) =>
        string.Join('\n', rows.Prepend(titles.Select(_ => "---")).Prepend(titles).Select(row => $"| {string.Join(" | ", row)} |"));

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
