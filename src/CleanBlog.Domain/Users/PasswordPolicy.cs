using System.Text;
using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>What a new password must be, whoever chooses it; it is never trimmed or cut.</summary>
/// <param name="MinLength">In Unicode code points, <see cref="LeastMinLength"/> to <see cref="GreatestMinLength"/>.</param>
/// <param name="RequiresComposition">Whether it must hold an upper-case letter and a digit, as the reference has it. NIST SP 800-63B-4, 3.1.1.2, advises against such rules.</param>
public sealed record PasswordPolicy(int MinLength, bool RequiresComposition)
{
    /// <summary>In Unicode code points.</summary>
    public const int LeastMinLength = 8;

    /// <summary>In Unicode code points; whoever asks for more keeps passphrases out.</summary>
    public const int GreatestMinLength = 64;

    /// <summary>In Unicode code points.</summary>
    public const int MaxLength = 255;

    /// <summary>What holds under every policy.</summary>
    public static readonly TextRule Rule = new("password", LeastMinLength, MaxLength);

    private readonly TextRule rule = Rule with { MinLength = MinLength };

    public static PasswordPolicy Default { get; } = new(LeastMinLength, RequiresComposition: true);

    /// <summary>The first rule that <paramref name="password"/> breaks, or null.</summary>
    public Error? Check(string password)
    {
        if (rule.Check(password) is { } refusal)
            return refusal;

        if (!RequiresComposition)
            return null;

        var runes = password.EnumerateRunes();

        if (!runes.Any(Rune.IsUpper))
            return UserErrors.PasswordWithoutUpperCase;

        return runes.Any(Rune.IsDigit) ? null : UserErrors.PasswordWithoutDigit;
    }
}
