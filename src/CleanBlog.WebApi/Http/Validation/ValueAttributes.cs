using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http.Validation;

/// <summary>A text that has to stand for a value of another type; absent is fine. Binding it as text lets a bad one be named.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class ValueAttribute : ValidationAttribute
{
    private protected abstract Error? Check(string text);

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && Check(text) is { } error ? new BrokenRule(error, validationContext.MemberName!) : ValidationResult.Success;
}

/// <summary>A whole number in decimal digits.</summary>
public sealed class IntegerAttribute(int minimum, int maximum) : ValueAttribute
{
    public int Minimum => minimum;

    public int Maximum => maximum;

    /// <summary>What counts where nothing is sent, for the OpenAPI document; 0 says nothing there, since the docs page sends what it finds.</summary>
    public int Default { get; init; }

    private protected override Error? Check(string text)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;

        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            return RequestErrors.NotOfType("a whole number");

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? null
            : RequestErrors.OutOfRange(minimum, maximum);
    }
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class TruthAttribute : ValueAttribute
{
    /// <summary>Whether true is what counts where nothing is sent. The OpenAPI document says no other default, since the docs page sends what it finds.</summary>
    public bool IsDefault { get; init; } = true;

    private protected override Error? Check(string text) => text is "true" or "false" ? null : RequestErrors.NotOfType("true or false");
}

/// <summary>A UUID with hyphens.</summary>
public sealed class UuidAttribute : ValueAttribute
{
    private protected override Error? Check(string text) => RouteId.TryRead(text, out _) ? null : RequestErrors.NotOfType("a UUID");
}

/// <summary>One of a few words.</summary>
public sealed class OneOfAttribute(params string[] words) : ValueAttribute
{
    public IReadOnlyList<string> Words => words;

    private protected override Error? Check(string text) =>
        words.Contains(text, StringComparer.Ordinal) ? null : RequestErrors.NotOfType($"one of: {string.Join(", ", words)}");
}

/// <summary>Any of a few words.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordsAttribute(params string[] words) : ValidationAttribute
{
    public IReadOnlyList<string> Words => words;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string[] given && given.Except(words, StringComparer.Ordinal).Any()
            ? new BrokenRule(RequestErrors.NotOfType($"one of: {string.Join(", ", words)}"), validationContext.MemberName!)
            : ValidationResult.Success;
}
