using System.Globalization;
using System.Text;
using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>
/// Texts as people look for them: letter case, accents and other forms of a letter make no difference. Folded here and stored, so that
/// every database finds the same.
/// </summary>
public static class SearchText
{
    /// <summary>In Unicode code points.</summary>
    public const int MaxLength = 100;

    /// <summary>What may be looked for.</summary>
    public static readonly TextRule Rule = new("search text", MinLength: 1, MaxLength) { RefusesBlank = true };

    /// <summary>What is found by any part of address and names. No word that is looked for reaches over a line.</summary>
    public static string Of(EmailAddress email, string firstName, string lastName) => Fold($"{email.Value}\n{firstName}\n{lastName}");

    /// <summary>The words of what somebody looks for, each of which has to be found.</summary>
    public static IReadOnlyList<string> WordsOf(string text) =>
        [.. Fold(text).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    private static string Fold(string text) => string.Concat(Normalize(text).ToLowerInvariant().Where(IsNoMark)).Replace('ς', 'σ');

    private static bool IsNoMark(char character) => CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark;

    /// <summary>A noncharacter is in no form at all: what holds one is looked for as it is.</summary>
    private static string Normalize(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
