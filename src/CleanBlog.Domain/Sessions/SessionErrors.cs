using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Sessions;

/// <summary>The refusals around sessions. Each code is public API.</summary>
public static class SessionErrors
{
    public static Error NotFound { get; } =
        new(ErrorKind.NotFound, "session.not_found", "There is no session with this id, or it has ended.");

    public static Error RefreshTokenInvalid { get; } =
        new(ErrorKind.Unauthenticated, "auth.refresh_token_invalid", "The refresh token is not valid, was used before, or its session has ended. Log in again.");
}
