using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Invitations;

/// <summary>The refusals around invitations. Each code is public API.</summary>
public static class InvitationErrors
{
    public static Error NotFound { get; } =
        new(ErrorKind.NotFound, "invitation.not_found", "There is no invitation with this id.");

    public static Error Used { get; } =
        new(ErrorKind.Conflict, "invitation.used", "An account was opened with it already. Deactivate or delete that account instead.");

    /// <summary>The same for every reason, so that nobody learns anything about invitations.</summary>
    public static Error Invalid { get; } =
        new(ErrorKind.Forbidden, "invitation.invalid", "An account is opened here with an invitation that is good and for this address. Ask an administrator for one.");
}
