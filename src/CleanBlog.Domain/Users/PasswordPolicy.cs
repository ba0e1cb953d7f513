using System.Text;
using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>What a new password must be; it is never trimmed, cut or normalised.</summary>
public static class PasswordPolicy
{
    /// <summary>In Unicode code points.</summary>
    public const int MinLength = 8;

    /// <summary>In Unicode code points.</summary>
    public const int MaxLength = 255;

    public static readonly TextRule Rule = new("password", MinLength, MaxLength);

    /// <summary>The first rule that <paramref name="password"/> breaks, or null.</summary>
    public static Error? Check(string password)
    {
        if (Rule.Check(password) is { } refusal)
            return refusal;

        var runes = password.EnumerateRunes();

        if (!runes.Any(Rune.IsUpper))
            return UserErrors.PasswordWithoutUpperCase;

        return runes.Any(Rune.IsDigit) ? null : UserErrors.PasswordWithoutDigit;
    }
}
