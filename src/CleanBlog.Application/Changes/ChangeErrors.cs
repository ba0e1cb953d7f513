using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Changes;

/// <summary>The refusals around the change feed. Each code is public API.</summary>
public static class ChangeErrors
{
    public static Error TooOld { get; } =
        new(ErrorKind.Gone, "changes.cursor_too_old", "What was changed right behind this cursor is not kept any more. Start again: ask for after=now, read the lists, then go on from the cursor of that answer.");

    /// <summary>The code is that of <see cref="CursorErrors.Invalid"/>; what to do is not.</summary>
    public static Error NotForThis { get; } =
        new(CursorErrors.Invalid.Kind, CursorErrors.Invalid.Code, "This cursor was not given for these kinds to this caller in its role. Start again: ask for after=now, read the lists, then go on from the cursor of that answer.");

    public static Error TooManyReaders { get; } =
        new(ErrorKind.Unavailable, "changes.too_many_readers", "Too many wait for changes here already. Ask without wait, or try again a little later.");
}
