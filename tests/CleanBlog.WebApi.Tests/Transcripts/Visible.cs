using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>Writes text so that no two texts look alike: what a reader could not see is named, what is too long to read is summed up.</summary>
internal static partial class Visible
{
    private const int LongestShown = 4000;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        // Most bodies, and the longest ones, hold nothing that would have to be looked at twice.
        if (!bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return Shorten(Encoding.ASCII.GetString(bytes));

        var text = new StringBuilder(bytes.Length);

        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) is OperationStatus.Done)
                Append(text, rune);
            else
                AppendBytes(text, bytes[..consumed]);

            bytes = bytes[consumed..];
        }

        return Shorten(text.ToString());
    }

    /// <summary>Texts in quotes that nobody would read become their length and hash, runs of one character become how many.</summary>
    private static string Shorten(string text) => Run().Replace(
        Quoted().Replace(text, match => match.Length > LongestShown ? $"\"{Sum(match.Value[1..^1])}\"" : match.Value),
        match => $"<{match.Groups["rest"].Captures.Count + 1} x {match.Groups["first"].Value}>");

    private static string Sum(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return $"<{bytes.Length} bytes, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}>";
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        if (rune.Value is '\n' || IsSeen(rune))
            text.Append(rune.ToString());
        else
            text.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
    }

    private static void AppendBytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            text.Append(CultureInfo.InvariantCulture, $"<0x{value:X2}>");
    }

    private static bool IsSeen(Rune rune) => rune.Value is ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    [GeneratedRegex(@"""(?>[^""\\]*(\\.[^""\\]*)*)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Quoted();

    // One character may be written as two escapes.
    [GeneratedRegex(@"(?<first>\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[0-9A-Fa-f]{4}|[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uD800-\uDFFF])(?<rest>\k<first>){19,}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Run();
}
