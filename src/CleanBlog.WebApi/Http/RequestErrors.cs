using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http;

/// <summary>The refusals of a request's shape, member by member. Each code is public API.</summary>
internal static class RequestErrors
{
    public const string RequiredCode = "value.required";
    public const string TypeCode = "value.invalid_type";
    public const string RangeCode = "value.out_of_range";

    public static Error PageAndSkip { get; } =
        new(ErrorKind.Invalid, "paging.page_and_skip", "Send page or skip, not both.");

    public static Error CursorAndPage { get; } =
        new(ErrorKind.Invalid, "paging.cursor_and_page", "Send cursor, or page or skip, not both.");

    public static Error TotalWithoutCursor { get; } =
        new(ErrorKind.Invalid, "paging.total_without_cursor", "Send include_total with cursor only: by page and skip the total is always there.");

    public static Error PartOfStream { get; } =
        new(ErrorKind.Invalid, "paging.part_of_stream", "A stream has all of the collection: leave it out, or ask for application/json.");

    public static Error Required { get; } =
        new(ErrorKind.Invalid, RequiredCode, "It is required.");

    public static Error ExponentOutOfRange { get; } =
        new(ErrorKind.Invalid, RangeCode, $"The exponent of a number must lie between {int.MinValue} and {int.MaxValue}.");

    public static Error NotOfType(string expected) =>
        new(ErrorKind.Invalid, TypeCode, $"It must be {expected}.");

    public static Error CountOutOfRange(int minimum, int maximum) =>
        new(ErrorKind.Invalid, RangeCode, $"It must hold {minimum} to {maximum} items.");

    public static Error OutOfRange(long minimum, long maximum) =>
        new(ErrorKind.Invalid, RangeCode, $"It must lie between {minimum} and {maximum}.");
}
