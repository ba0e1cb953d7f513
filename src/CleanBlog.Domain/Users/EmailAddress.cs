using System.Text;
using System.Text.RegularExpressions;
using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>
/// An e-mail address in the one form in which it is stored and compared: trimmed, lower-case, Unicode normalisation form C.
/// The form is the WHATWG's “valid e-mail address” (HTML, section 4.10.5.1.5) with a dot in the domain, no dot at either end of
/// the local part, and letters beyond ASCII (RFC 6531). Accents tell addresses apart, case does not: letters are mapped to lower case
/// one by one, so that a final sigma stays one.
/// </summary>
public sealed partial record EmailAddress
{
    /// <summary>In Unicode code points.</summary>
    public const int MaxLength = 255;

    public static readonly TextRule Rule = new("e-mail address", MinLength: 1, MaxLength);

    private const int MaxLocalPartOctets = 64;
    private const string ReservedTopLevelDomain = ".invalid";

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>Whether no mail can ever reach it (RFC 6761 §6.4), so that it belongs to nobody who could sign in.</summary>
    public bool IsReserved => Value.EndsWith(ReservedTopLevelDomain, StringComparison.Ordinal);

    /// <summary>Validates and normalises what somebody typed.</summary>
    public static Result<EmailAddress> Parse(string text)
    {
        var trimmed = text.Trim();

        if (Rule.Check(trimmed) is { } refusal)
            return refusal;

        // First of all, because normalising U+FFFE throws.
        if (!Pattern().IsMatch(trimmed))
            return UserErrors.InvalidEmail;

        var value = trimmed.Normalize().ToLowerInvariant().Normalize();

        if (Rule.Check(value) is not null || !Pattern().IsMatch(value))
            return UserErrors.InvalidEmail;

        return Encoding.UTF8.GetByteCount(value.AsSpan(0, value.IndexOf('@', StringComparison.Ordinal))) > MaxLocalPartOctets
            ? UserErrors.InvalidEmail
            : new EmailAddress(value);
    }

    /// <summary>What stands in the place of the address of somebody who is gone.</summary>
    public static EmailAddress OfDeleted(UserId id) => new($"{id.Value}@deleted{ReservedTopLevelDomain}");

    /// <summary>Trusts a value that <see cref="Parse"/> accepted before it was stored.</summary>
    public static EmailAddress FromStored(string value) => new(value);

    public override string ToString() => Value;

    [GeneratedRegex(
        @"^[\p{L}\p{M}\p{N}\p{Cs}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}\p{Cs}!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}\p{Cs}]([\p{L}\p{M}\p{N}\p{Cs}-]{0,61}[\p{L}\p{M}\p{N}\p{Cs}])?\.)+[\p{L}\p{N}\p{Cs}]([\p{L}\p{M}\p{N}\p{Cs}-]{0,61}[\p{L}\p{M}\p{N}\p{Cs}])?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
