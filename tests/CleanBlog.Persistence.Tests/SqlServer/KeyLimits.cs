using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CleanBlog.Persistence.Tests.SqlServer;

/// <summary>
/// What only a server refuses: keys that are too wide (learn.microsoft.com/sql/sql-server/maximum-capacity-specifications-for-sql-server)
/// and tables that one delete reaches in two ways (error 1785).
/// </summary>
internal static partial class KeyLimits
{
    private const int MaxColumns = 32;
    private const int MaxClusteredBytes = 900;
    private const int MaxNonClusteredBytes = 1700;

    public static IReadOnlyList<string> FindViolations(IRelationalModel model) =>
    [
        .. model.Tables.SelectMany(table => table.UniqueConstraints).SelectMany(key => Check(key.Name, key.Columns, key.GetIsPrimaryKey() ? MaxClusteredBytes : MaxNonClusteredBytes)),
        .. model.Tables.SelectMany(table => table.Indexes).SelectMany(index => Check(index.Name, index.Columns, MaxNonClusteredBytes)),
        .. model.Tables.SelectMany(FindSecondCascades),
    ];

    private static IEnumerable<string> Check(string key, IReadOnlyList<IColumn> columns, int maxBytes)
    {
        if (columns.Count > MaxColumns)
            yield return $"{key} has {columns.Count} columns";

        if (columns.FirstOrDefault(column => BytesOf(column.StoreType) is null) is { } boundless)
            yield return $"{key} has the column {boundless.Name}, whose type {boundless.StoreType} no key can have";

        else if (columns.Sum(column => BytesOf(column.StoreType)) is var bytes && bytes > maxBytes)
            yield return $"{key} takes {bytes} bytes";
    }

    /// <summary>The most bytes of a value; null where they have no bound, or where nobody has looked the type up yet.</summary>
    private static int? BytesOf(string storeType)
    {
        var type = StoreType().Match(storeType);
        var size = int.TryParse(type.Groups["size"].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;

        return (type.Groups["name"].Value, size) switch
        {
            ("binary" or "varbinary", { } bytes) => bytes,
            ("nchar" or "nvarchar", { } codeUnits) => codeUnits * sizeof(char),
            ("bit", null) => 1,
            ("int", null) => 4,
            ("bigint", null) => 8,
            ("datetime2", _) => 8,
            _ => null,
        };
    }

    /// <summary>The tables that deleting a row of this one reaches more than once.</summary>
    private static IEnumerable<string> FindSecondCascades(ITable start) =>
        Reach(start, []).GroupBy(table => table.Name, StringComparer.Ordinal).Where(reached => reached.Count() > 1).Select(reached => $"{start.Name} cascades to {reached.Key} in {reached.Count()} ways");

    private static IEnumerable<ITable> Reach(ITable table, IReadOnlyList<ITable> way)
    {
        yield return table;

        // A circle is a second way to where it closes, and needs no second round.
        if (way.Contains(table))
            yield break;

        foreach (var reached in table.ReferencingForeignKeyConstraints.Where(IsCascading).SelectMany(key => Reach(key.Table, [.. way, table])))
            yield return reached;
    }

    private static bool IsCascading(IForeignKeyConstraint key) =>
        key.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault;

    [GeneratedRegex(@"^(?<name>\w+)(\((?<size>\w+)\))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StoreType();
}
