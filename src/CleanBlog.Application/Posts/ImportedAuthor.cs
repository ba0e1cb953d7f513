using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Posts;

/// <summary>The user that stands for a name in imported posts: the same name is the same user every time.</summary>
internal sealed record ImportedAuthor(EmailAddress Email, string FirstName, string LastName)
{
    private const string Domain = "authors.invalid";
    private const int MaxSlugLength = 40;
    private const string LastNameOfSingleNames = "(imported)";

    private static readonly TextRule NameRule = new("author's name", MinLength: 0, MaxLength: 2 * User.MaxNameLength) { RefusesBlank = true };

    public static Result<ImportedAuthor> Parse(string name)
    {
        if (NameRule.Check(name) is { } unfit)
            return unfit;

        var words = name.Trim().Normalize().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        var fullName = string.Join(' ', words);

        if (!EmailAddress.Parse($"{LocalPart(fullName)}@{Domain}").TryGet(out var email, out var refusal))
            return refusal;

        return new ImportedAuthor(email, words[0], words.Length > 1 ? words[1] : LastNameOfSingleNames);
    }

    public Result<User> ToUser(DateTimeOffset now) => User.RecordAuthor(Email, FirstName, LastName, now);

    /// <summary>Readable where the name allows it; a hash tells apart the names that look alike without it.</summary>
    private static string LocalPart(string name)
    {
        var slug = new StringBuilder();

        foreach (var character in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(character);
            else if (CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark && slug is [.., not '.'])
                slug.Append('.');
        }

        var readable = slug.ToString(0, Math.Min(slug.Length, MaxSlugLength)).TrimEnd('.');

        if (string.Equals(readable.Replace('.', ' '), name.ToLowerInvariant(), StringComparison.Ordinal))
            return readable;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];

        return readable.Length == 0 ? hash : $"{readable}.{hash}";
    }
}
