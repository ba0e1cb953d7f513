using System.Buffers;
using System.Text;

namespace CleanBlog.Domain.Common;

/// <summary>
/// The bounds of a text. Lengths count Unicode code points, as the reference does: an emoji is one, a base letter with a
/// combining accent is two.
/// </summary>
/// <param name="Name">What the text is, for people: “title”.</param>
/// <param name="MinLength">The least number of code points.</param>
/// <param name="MaxLength">The greatest number of code points.</param>
public sealed record TextRule(string Name, int MinLength, int MaxLength)
{
    /// <summary>The greatest size in UTF-8 bytes.</summary>
    public int MaxBytes { get; init; } = int.MaxValue;

    /// <summary>Whether a text of nothing but white space is refused.</summary>
    public bool RefusesBlank { get; init; }

    /// <summary>The first rule that <paramref name="text"/> breaks, or null.</summary>
    public Error? Check(string text)
    {
        if (text.Contains('\0') || CountCodePoints(text) is not { } length)
            return TextErrors.InvalidCharacters(Name);

        if (length < MinLength)
            return TextErrors.TooShort(Name, MinLength);

        if (length > MaxLength)
            return TextErrors.TooLong(Name, MaxLength);

        if (MaxBytes < int.MaxValue && Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return TextErrors.TooLarge(Name, MaxBytes);

        return RefusesBlank && string.IsNullOrWhiteSpace(text) ? TextErrors.Blank(Name) : null;
    }

    /// <summary>Null where a surrogate lacks its other half.</summary>
    private static int? CountCodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        var next = text.IndexOfAnyInRange('\uD800', '\uDFFF');

        while (next >= 0)
        {
            if (Rune.DecodeFromUtf16(text[next..], out _, out var consumed) is not OperationStatus.Done)
                return null;

            count--;
            text = text[(next + consumed)..];
            next = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        }

        return count;
    }
}
