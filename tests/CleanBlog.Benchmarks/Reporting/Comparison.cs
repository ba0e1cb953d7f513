using System.Globalization;

namespace CleanBlog.Benchmarks.Reporting;

/// <summary>One thing against another, round by round.</summary>
/// <param name="Work">What is judged.</param>
/// <param name="Against">What it is judged by.</param>
/// <param name="Measure">Of what the ratio is.</param>
/// <param name="Ratios">One for each round.</param>
/// <param name="Target">Null where the ratio is only reported.</param>
internal sealed record Comparison(string Work, string Against, string Measure, IReadOnlyList<double> Ratios, Target? Target)
{
    public bool? IsMet => Target?.IsMetBy(Statistics.Median(Ratios));
}

/// <summary>What a ratio has to be: no less, or no more.</summary>
internal sealed record Target(double Bound, bool IsUpper)
{
    public static Target AtLeast(double bound) => new(bound, IsUpper: false);

    public static Target AtMost(double bound) => new(bound, IsUpper: true);

    public bool IsMetBy(double ratio) => IsUpper ? ratio <= Bound : ratio >= Bound;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsUpper ? "≤" : "≥")} {Bound:0.00}");
}
