using CleanBlog.Domain.Sessions;

namespace CleanBlog.Domain.Users;

/// <summary>The active user on whose behalf something is done, as it stood when the request began.</summary>
/// <param name="Id">Who.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Session">By which login.</param>
public sealed record Caller(UserId Id, UserRole Role, SessionId Session)
{
    public bool IsAdministrator => Role is UserRole.Admin;

    /// <summary>Whether the user <paramref name="id"/> is the caller's to change.</summary>
    public bool MayChange(UserId id) => IsAdministrator || Id == id;
}
