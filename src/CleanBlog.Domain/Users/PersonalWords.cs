using System.Text.RegularExpressions;

namespace CleanBlog.Domain.Users;

/// <summary>The words of a person's names and address: what others try first as their password.</summary>
public sealed partial class PersonalWords
{
    /// <summary>In UTF-16 code units. Shorter ones are in too many passwords by chance.</summary>
    public const int MinLength = 4;

    private PersonalWords(IReadOnlyCollection<string> all) => All = all;

    /// <summary>Each once, in lower case.</summary>
    public IReadOnlyCollection<string> All { get; }

    /// <summary>The names, the parts of the address, and the names of its host but the last, which half of the world has.</summary>
    public static PersonalWords Of(EmailAddress email, string firstName, string lastName)
    {
        var address = email.Value[..email.Value.LastIndexOf('.')];
        var texts = new[] { firstName, lastName, address };

        return new([.. texts.SelectMany(text => Word().Matches(text).Select(word => word.Value.ToLowerInvariant())).Where(word => word.Length >= MinLength).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Whether one of them is part of <paramref name="password"/>, in whatever case.</summary>
    public bool AreIn(string password) => All.Any(word => password.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
