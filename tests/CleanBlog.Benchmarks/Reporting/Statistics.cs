using System.Globalization;

namespace CleanBlog.Benchmarks.Reporting;

internal static class Statistics
{
    /// <summary>The middle one; of an even number the mean of the two.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The least value that this share of all does not exceed.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * share) - 1)];

    /// <summary>The ratios of two series, round by round.</summary>
    public static IReadOnlyList<double> Ratios(IEnumerable<double> of, IEnumerable<double> to) => [.. of.Zip(to, (dividend, divisor) => dividend / divisor)];

    public static string Spread(IReadOnlyCollection<double> values, string format) =>
        $"{values.Min().ToString(format, CultureInfo.InvariantCulture)} to {values.Max().ToString(format, CultureInfo.InvariantCulture)}";
}
