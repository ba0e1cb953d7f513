using System.Globalization;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http.Selecting;

/// <summary>Reads the values that callers name in a filter.</summary>
internal static class FieldValues
{
    /// <summary>As long as the longest text that a filter can be about.</summary>
    private static readonly TextRule TextRule = new("text", MinLength: 1, MaxLength: 255);

    /// <summary>RFC 3339, to which a date alone is the start of that day in UTC.</summary>
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];
    private const string Date = "yyyy-MM-dd";

    public static Result<object> Read(FieldKind kind, IReadOnlyList<string> words, string text) => kind switch
    {
        FieldKind.Text => TextRule.Check(text) is { } error ? error : text,
        FieldKind.Instant => ReadInstant(text),
        FieldKind.Integer => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : RequestErrors.NotOfType("a whole number"),
        FieldKind.Uuid => RouteId.TryRead(text, out var id) ? id : RequestErrors.NotOfType("a UUID"),
        FieldKind.Truth => text is "true" or "false" ? text is "true" : RequestErrors.NotOfType("true or false"),
        FieldKind.Word => words.Contains(text, StringComparer.Ordinal) ? text : RequestErrors.NotOfType($"one of: {string.Join(", ", words)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>Cut to microseconds, as what it is compared with: the databases disagree on what becomes of a finer one.</summary>
    private static Result<object> ReadInstant(string text)
    {
        if (DateTimeOffset.TryParseExact(text, Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
            return day;

        // Without an offset it would be one instant here and another there.
        return text is [.., 'Z' or 'z'] or [.., '+' or '-', _, _, ':', _, _]
            && DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
                ? instant.CutToMicroseconds()
                : RequestErrors.NotOfType("an instant such as 2026-01-02T12:00:00Z (in a URL, + is written %2B), or a date");
    }
}
