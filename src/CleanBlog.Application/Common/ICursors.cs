using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Common;

/// <summary>Gives positions to callers as cursors: opaque, authenticated, for a time, and good for nothing but what they were made for.</summary>
public interface ICursors
{
    /// <summary>The same text for the same cursor and purpose, on every instance, for an hour.</summary>
    /// <param name="cursor">Where to go on.</param>
    /// <param name="purpose">The query and the caller that it is for.</param>
    /// <returns>Characters of base64url (RFC 4648 §5).</returns>
    string Seal(Cursor cursor, string purpose);

    /// <summary>What was sealed for the same purpose; refused with <see cref="CursorErrors"/>.</summary>
    Result<Cursor> Open(string text, string purpose);
}

/// <summary>Where to go on in an ordered collection.</summary>
/// <param name="From">Behind this, or before it where <paramref name="Backward"/>.</param>
/// <param name="Backward">Towards the start of the order.</param>
public sealed record Cursor(Position From, bool Backward)
{
    /// <summary>Whether it is good for as long as what lies behind it is kept, instead of for a time.</summary>
    public bool IsLasting { get; init; }
}

/// <summary>The refusals of <see cref="ICursors"/>. Each code is public API.</summary>
public static class CursorErrors
{
    public static Error Invalid { get; } =
        new(ErrorKind.Malformed, "cursor.invalid", "This cursor was not given for this query to this caller. Start again with cursor=first.");

    public static Error Expired { get; } =
        new(ErrorKind.Malformed, "cursor.expired", "This cursor is too old. Start again with cursor=first.");
}
