namespace CleanBlog.Domain.Common;

/// <summary>The refusals of <see cref="TextRule"/>. Each code is public API.</summary>
public static class TextErrors
{
    public static Error InvalidCharacters(string name) =>
        new(ErrorKind.Invalid, "text.invalid_characters", $"The {name} must not hold U+0000 or a surrogate without its other half.");

    public static Error Blank(string name) =>
        new(ErrorKind.Invalid, "text.blank", $"The {name} must hold more than white space.");

    public static Error TooShort(string name, int minLength) =>
        new(ErrorKind.Invalid, "text.too_short", $"The {name} must have at least {minLength} {Characters(minLength)}.");

    public static Error TooLong(string name, int maxLength) =>
        new(ErrorKind.Invalid, "text.too_long", $"The {name} must have at most {maxLength} {Characters(maxLength)}.");

    public static Error TooLarge(string name, int maxBytes) =>
        new(ErrorKind.Invalid, "text.too_long", $"The {name} must have at most {maxBytes} bytes in UTF-8.");

    private static string Characters(int count) => count == 1 ? "character" : "characters";
}
